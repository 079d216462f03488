import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// The sources of the package, as a release bundles them, in the place of what was built last.
buildSync({
  entryPoints: [path('main.ts'), path('upstream/upstream-process.ts')],
  entryNames: '[name]',
  outdir: path('dist'),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  tsconfig: path('../../../tsconfig.json'),
});

execFileSync(process.execPath, [path('dist/main.mjs'), path('../../../docs/runtime/fault-run.md')], { stdio: 'inherit' });
