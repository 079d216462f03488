import manifest from '../package.json' with { type: 'json' };
import { subPathBytes } from './bundle.js';

const KILOBYTE = 1_000;
const DEFAULT_LIMIT = 5 * KILOBYTE;
const LIMITS: Readonly<Record<string, number>> = { cache: 9 * KILOBYTE };

/** Sub-paths that are larger than they should be, and what they may not exceed until they are smaller. */
const EXCESS: Readonly<Record<string, number>> = { breaker: 6.2 * KILOBYTE, cache: 10.1 * KILOBYTE, concurrency: 6.4 * KILOBYTE, limiter: 7.5 * KILOBYTE, monitor: 8 * KILOBYTE, pipeline: 6.4 * KILOBYTE, retry: 7 * KILOBYTE };

export interface SubPathSize {
  readonly folder: string;
  readonly bytes: number;
  readonly limit: number;
  /** What is tolerated above the limit, where the limit is known not to hold. */
  readonly excess: number | undefined;
}

/** The sub-paths of the package, as folders of its sources. */
export const subPaths = Object.keys(manifest.exports).flatMap((path) => (path === '.' || path === './package.json' ? [] : [path.slice('./'.length)]));

export function measureSubPaths(): SubPathSize[] {
  return subPaths.map((folder) => ({ folder, bytes: subPathBytes(folder), limit: LIMITS[folder] ?? DEFAULT_LIMIT, excess: EXCESS[folder] }));
}

/** The page of all sizes. */
export function toSizePage(sizes: readonly SubPathSize[]): string {
  const rows = sizes.map(({ folder, bytes, limit, excess }) => `| \`/${folder}\` | ${(bytes / KILOBYTE).toFixed(1)} | ${limit / KILOBYTE}${excess === undefined ? '' : ', exceeded'} |`);
  return `${['# Size', '', 'Each sub-path with everything it pulls in, minified and compressed with gzip, in kB (1000 bytes).', '', '| sub-path | kB | at most |', '|---|---:|---:|', ...rows].join('\n')}\n`;
}
