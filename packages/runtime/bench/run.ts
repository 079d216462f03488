import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { benchmarkPage, type FileResult } from './page.js';
import { runFile } from './run-file.js';

type Results = Readonly<Record<string, FileResult>>;

const ROUNDS = 7;
const EXTENSION = '.bench.ts';
const pages = new URL('../../../docs/runtime/', import.meta.url);
const resultsFile = new URL('benchmarks.json', pages);

const known = readdirSync(new URL('.', import.meta.url)).flatMap((file) => (file.endsWith(EXTENSION) ? [file.slice(0, -EXTENSION.length)] : []));
const chosen = process.argv.length > 2 ? process.argv.slice(2) : known;
const unknown = chosen.find((name) => !known.includes(name));
if (unknown !== undefined) throw new Error(`There is no benchmark \`${unknown}\`; there are ${known.join(', ')}.`);

for (const name of chosen) {
  const [load] = loadavg();
  const suites = runFile(name, ROUNDS);
  write({ [name]: { date: new Date().toISOString().slice(0, 10), machine: `Node ${process.versions.node} on ${cpus()[0].model}`, load, rounds: ROUNDS, suites } });
}

/** Puts new results in the place of older ones, and leaves those of other files. */
function write(results: Results): void {
  const before = existsSync(resultsFile) ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as Results) : {};
  const files = Object.fromEntries(Object.entries({ ...before, ...results }).sort(([one], [other]) => one.localeCompare(other)));
  writeFileSync(resultsFile, `${JSON.stringify(files, undefined, 1)}\n`);
  writeFileSync(new URL('benchmarks.md', pages), benchmarkPage(files));
}
