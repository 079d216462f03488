import manifest from '../package.json' with { type: 'json' };
import { subPathBytes } from './bundle.js';

const KILOBYTE = 1_000;
const DEFAULT_LIMIT = 5 * KILOBYTE;
const LIMITS: Readonly<Record<string, number>> = { cache: 9 * KILOBYTE };

export interface SubPathSize {
  readonly folder: string;
  readonly bytes: number;
  readonly limit: number;
}

/** The sub-paths of the package, as folders of its sources. */
export const subPaths = Object.keys(manifest.exports).flatMap((path) => (path === '.' || path === './package.json' ? [] : [path.slice('./'.length)]));

export function measureSubPaths(): SubPathSize[] {
  return subPaths.map((folder) => ({ folder, bytes: subPathBytes(folder), limit: LIMITS[folder] ?? DEFAULT_LIMIT }));
}

/** The page of all sizes. */
export function toSizePage(sizes: readonly SubPathSize[]): string {
  const rows = sizes.map(({ folder, bytes, limit }) => `| \`/${folder}\` | ${(bytes / KILOBYTE).toFixed(1)} | ${limit / KILOBYTE} |`);
  return `${['# Size', '', 'Each sub-path with everything it pulls in, minified and compressed with gzip, in kB (1000 bytes).', '', '| sub-path | kB | at most |', '|---|---:|---:|', ...rows].join('\n')}\n`;
}
