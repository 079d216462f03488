import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { faults } from './faults.js';
import { type Chapter, type Row, toPage } from './page.js';
import { trial, type UtilityName } from './trial.js';

const ALL: readonly UtilityName[] = ['monitor', 'cache', 'retry', 'limiter', 'breaker'];

const choices = [
  { utilities: 'all', names: ALL },
  ...ALL.map((off) => ({ utilities: `without ${off}`, names: ALL.filter((name) => name !== off) })),
  { utilities: 'none', names: [] },
];

// A rejection that nobody handles ends the run, as it would end the service.
process.on('unhandledRejection', (reason) => {
  throw reason;
});

// The code is compiled by the time that the first row is measured.
await trial(faults[0], ALL);

const [page] = process.argv.slice(2);
const [load] = loadavg();
const chapters: Chapter[] = [];
for (const fault of faults) {
  const rows: Row[] = [];
  for (const { utilities, names } of choices) {
    process.stderr.write(`${fault.name}, ${utilities}\n`);
    rows.push({ utilities, outcome: await trial(fault, names) });
  }
  chapters.push({ fault, rows });
}
writeFileSync(page, toPage(chapters, `on Node ${process.versions.node}, ${cpus().length} × ${cpus()[0].model}, load ${load.toFixed(1)}`));
