import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { analyze } from '../../src/index.js';
import type { AnalyzeOptions } from '../../src/options.js';
import type { Report } from '../../src/report/report.js';
import { temporaryTree } from '../support/temporary-tree.js';

/** A healthy neighbour: whatever is wrong elsewhere, its one finding must be there. */
export const prices = `import { readFileSync } from 'node:fs';\nexport async function readPrices() {\n  return readFileSync('prices.json');\n}\n`;

/** A folder with the healthy file and others, of any bytes. */
export function shop(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const cwd = temporaryTree({ 'prices.ts': prices });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  return cwd;
}

/** Analyses a folder by the public entry point, without a cache. */
export function analyzeShop(cwd: string, options: AnalyzeOptions = {}): Promise<Report> {
  return analyze({ cwd, cache: false, types: 'off', ...options });
}

/** Where findings are: `prices.ts:3`. */
export function places({ findings }: Report): string[] {
  return findings.map(({ location }) => `${location.file}:${location.line}`).sort();
}
