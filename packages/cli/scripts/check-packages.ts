import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installInto, packages, packInto, repository } from './packed-packages.js';
import { run } from './run.js';
import { trySample } from './try-sample.js';
import { tryTreeShaking } from './try-tree-shaking.js';
import { hasCommonJsTwin, trySharedState, tryTwins } from './try-twins.js';

const printRules = `
  const { default: plugin } = await import('eslint-plugin-perf-analyze');
  console.log(Object.keys(plugin.rules).join());
`;

const folder = mkdtempSync(join(tmpdir(), 'perf-analyze-packages-'));
try {
  const tarballs = packInto(folder);
  for (const tarball of tarballs) {
    run(repository, 'npx', '--no', '--', 'publint', 'run', tarball, '--strict');
    run(repository, 'npx', '--no', '--', 'attw', tarball, '--profile', hasCommonJsTwin(tarball) ? 'node16' : 'esm-only');
  }
  console.log(`publint and attw find nothing wrong in ${packages.join(', ')}`);

  const project = join(folder, 'project');
  installInto(project, tarballs);
  console.log(trySample(project, ['npx', '--no', '--', 'perf-analyze']));
  assert.match(run(project, 'node', '--input-type=module', '--eval', printRules), /sync-file-io/);
  console.log(tryTwins(project, '@perf-analyze/runtime'));
  console.log(trySharedState(project));
  console.log(tryTreeShaking(project, '@perf-analyze/runtime'));
} finally {
  rmSync(folder, { recursive: true });
}
