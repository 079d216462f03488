import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { repository } from './packed-packages.js';

const readme = `${repository}README.md`;

/** What the README shows between its markers: the matrix and the first finding of the sample service, as they are printed. */
const example = /(?<=<!-- begin of the example -->\n)[^]*(?=<!-- end of the example -->)/;

const { stdout } = spawnSync('node', ['packages/cli/bin/perf-analyze.js', 'fixtures/sample-service', '--no-cache'], {
  cwd: repository,
  encoding: 'utf8',
  env: { ...process.env, NO_COLOR: '1', COLUMNS: '80' },
});
const shown = /^[^]*?\n +id .*\n/.exec(stdout)?.[0];
if (shown === undefined) throw new Error(`The sample service has no finding to show:\n${stdout}`);

const text = readFileSync(readme, 'utf8');
if (!example.test(text)) throw new Error('README.md has no place for the example');
writeFileSync(readme, text.replace(example, () => `\`\`\`text\n${shown.trim()}\n\`\`\`\n`));
