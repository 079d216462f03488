import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { measure } from './measure.js';
import { type Report, type SuiteResult, toMarkdown } from './report.js';
import type { Suite } from './suite.js';

const ROUNDS = 7;
const compiled = new URL('./', import.meta.url);
const pages = new URL('../../../../docs/runtime/', import.meta.url);
const resultsFile = new URL('benchmarks.json', pages);

const known = readdirSync(compiled)
  .filter((file) => file.endsWith('.bench.js'))
  .map((file) => file.slice(0, -'.bench.js'.length));
const chosen = process.argv.length > 2 ? process.argv.slice(2) : known;

for (const utility of chosen) {
  if (!known.includes(utility)) throw new Error(`There is no benchmark ${utility}; there are ${known.join(', ')}.`);
  const { suites } = (await import(new URL(`${utility}.bench.js`, compiled).href)) as { suites: Suite[] };
  const results: SuiteResult[] = [];
  for (const suite of suites) {
    results.push({ name: suite.name, measured: (await measure(suite, ROUNDS)).map(({ contestant, rounds }) => ({ contestant, rounds: rounds.map((round) => Number(round.toFixed(2))) })) });
    console.log(`measured ${utility}: ${suite.name}`);
  }
  write({ [utility]: results });
}

/** Puts new results in the place of the older ones, and leaves those of other utilities. */
function write(results: Record<string, SuiteResult[]>): void {
  const before = existsSync(resultsFile) ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as Report).utilities : {};
  const utilities = Object.fromEntries(Object.entries({ ...before, ...results }).sort(([one], [other]) => one.localeCompare(other)));
  const report: Report = { node: process.versions.node, processor: cpus()[0].model, measuredOn: new Date().toISOString().slice(0, 10), utilities };
  writeFileSync(resultsFile, `${JSON.stringify(report)}\n`);
  writeFileSync(new URL('benchmarks.md', pages), toMarkdown(report));
}
