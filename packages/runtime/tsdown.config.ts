import { defineConfig } from 'tsdown';
import manifest from './package.json' with { type: 'json' };

const subPaths = Object.keys(manifest.exports).filter((path) => path !== './package.json').map((path) => path.slice('./'.length));

export default defineConfig({
  entry: Object.fromEntries(subPaths.map((path) => (path === '' ? ['index', 'src/index.ts'] : [path, `src/${path}/index.ts`]))),
  format: ['esm', 'cjs'],
  fixedExtension: false,
  checks: { pluginTimings: false },
  target: 'node20',
  dts: true,
});
