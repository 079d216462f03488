import { existsSync } from 'node:fs';
import { defineConfig } from 'tsdown';

const entries = ['src/index.ts', 'src/file.ts'];
const worker = 'src/summarize/worker.ts';

export default defineConfig({
  entry: existsSync(new URL(worker, import.meta.url)) ? [...entries, worker] : entries,
  fixedExtension: false,
  checks: { pluginTimings: false },
  dts: true,
  sourcemap: true,
});
