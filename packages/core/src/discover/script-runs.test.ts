import { expect, it } from 'vitest';
import { scriptRuns } from './script-runs.js';

it.each([
  ['start', 'node server.js', ['server.js'], true],
  ['start:prod', 'NODE_ENV=production node --max-old-space-size=4096 dist/main', ['dist/main'], true],
  ['dev', 'nodemon --watch src --exec ts-node src/main.ts', ['src/main.ts'], true],
  ['dev', 'cross-env PORT=1 tsx watch --env-file .env ./src/index.ts', ['./src/index.ts'], true],
  ['start', 'node -r ts-node/register src/main.ts', ['src/main.ts'], true],
  ['serve', "nodemon --exec 'tsx src/main.ts'", ['src/main.ts'], true],
  ['worker', 'node --import ./tracing.js src/worker.js', ['src/worker.js'], true],
  ['start', 'npm run build && pm2 start dist/server.js --name shop', ['dist/server.js'], true],
  ['build', 'tsc -p . && node scripts/copy-assets.mjs; node "scripts/stamp.mjs" --now', ['scripts/copy-assets.mjs', 'scripts/stamp.mjs'], false],
  ['restart-all', 'node tools/restart.js', ['tools/restart.js'], false],
  ['seed', 'bun run prisma/seed.ts', ['prisma/seed.ts'], false],
  ['test', 'vitest run', [], false],
  ['lint', 'eslint node', [], false],
  ['version', 'node --version', [], false],
])('%s: %s', (name, command, paths, isService) => {
  expect(scriptRuns({ [name]: command })).toEqual(paths.map((path) => ({ path, isService })));
});

it('passes over what is no command', () => {
  expect(scriptRuns({ start: 7, dev: null, __proto__: 'node a.js' })).toEqual([]);
});
