import { existsSync } from 'node:fs';
import { defineConfig } from 'tsdown';

const worker = 'src/summarize/worker.ts';

export default defineConfig({
  entry: existsSync(new URL(worker, import.meta.url)) ? ['src/index.ts', worker] : ['src/index.ts'],
  fixedExtension: false,
  checks: { pluginTimings: false },
  dts: true,
  sourcemap: true,
});
