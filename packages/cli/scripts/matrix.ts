import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import { installInto, packInto, repository } from './packed-packages.js';
import { run } from './run.js';
import { compileExamples, packagesOfExamples, runExamples, writeExamples } from './try-examples.js';
import { trySample } from './try-sample.js';
import { trySharedState, tryTwins } from './try-twins.js';

/** The oldest supported release, and one of each line. */
const releases = ['20.19.0', '20.20.2', '22.23.3', '24.21.0'];

/** The oldest supported TypeScript. The newest is the one of this repository. */
const oldestTypeScript = '5.2.2';

const folder = mkdtempSync(join(tmpdir(), 'perf-analyze-matrix-'));
try {
  const project = join(folder, 'project');
  installInto(project, packInto(folder));
  console.log(writeExamples(project));
  const tools = [`typescript@${oldestTypeScript}`, `@types/node@${manifest.devDependencies['@types/node']}`];
  run(project, 'npm', 'install', '--no-audit', '--no-fund', '--omit=peer', ...tools, ...packagesOfExamples());
  for (const place of [project, repository]) console.log(compileExamples(project, join(place, 'node_modules/typescript/bin/tsc')));
  for (const release of releases) {
    const node = installNode(release);
    console.log(`Node ${run(folder, node, '--version').trim()}`);
    console.log(lastLines(run(repository, node, 'node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2))));
    console.log(tryTwins(project, '@perf-analyze/runtime', node));
    console.log(trySharedState(project, node));
    console.log(runExamples(project, node));
    console.log(trySample(project, [node, 'node_modules/perf-analyze/bin/perf-analyze.js']));
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** The package `node` brings a binary of that release for this machine. */
function installNode(release: string): string {
  const home = join(folder, release);
  mkdirSync(home);
  run(home, 'npm', 'install', '--no-audit', '--no-fund', '--prefix', home, `node@${release}`);
  return join(home, 'node_modules/node/bin/node');
}

function lastLines(output: string): string {
  return output
    .trimEnd()
    .split('\n')
    .filter((line) => /Test Files|Tests/.test(line))
    .join('\n');
}
