import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/main.ts', 'src/index.ts'],
  fixedExtension: false,
  checks: { pluginTimings: false },
  dts: true,
});
