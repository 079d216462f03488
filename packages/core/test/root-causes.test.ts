import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { analyze } from '../src/index.js';

const cwd = fileURLToPath(new URL('../../../fixtures/ranking/shared-helpers', import.meta.url));

test('a root cause is the nearest function through which all chains of its findings pass', async () => {
  const { findings, rootCauses } = await analyze({ cwd, cache: false, threads: 0 });
  const holders = new Map(findings.map(({ id, location }) => [id, location.function]));
  const causes = rootCauses.map((cause) => {
    const { file, line, function: name, entryPoints, priority } = cause;
    return `${priority} ${file}:${line} ${name} clears ${cause.findings.map((id) => holders.get(id)).join(', ')} for ${entryPoints}`;
  });
  expect(causes).toEqual([
    'P0 src/pages.js:4 loadPage clears readTemplate, modified for 3',
    'P0 src/pages.js:21 readLogo clears readLogo for 3',
    'P0 src/accounts.js:7 derive clears derive for 2',
    'P0 src/reports.js:8 readRows clears readRows for 1',
    'P0 src/reports.js:12 readTotals clears readTotals for 1',
  ]);
});

test('every finding has exactly one root cause', async () => {
  const { findings, rootCauses } = await analyze({ cwd, cache: false, threads: 0 });
  expect(rootCauses.flatMap((cause) => cause.findings).sort()).toEqual(findings.map(({ id }) => id).sort());
});

test('what is not shown is not counted', async () => {
  const { rootCauses } = await analyze({ cwd, cache: false, threads: 0, only: ['sync-crypto'] });
  expect(rootCauses).toEqual([expect.objectContaining({ function: 'derive', entryPoints: 2 })]);
});
