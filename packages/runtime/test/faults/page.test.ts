import { expect, it } from 'vitest';
import { faults } from '../../faults/faults.js';
import { toPage } from '../../faults/page.js';

const clients = { requests: 600, errors: 21, p99Ms: 123.4 };
const counts = { calls: 240, callsWhileOpen: 3, retries: 30 };

it('has a row for each run, and what clients of a flood saw', () => {
  const page = toPage(
    [
      { fault: faults[0], rows: [{ utilities: 'all', outcome: { clients, flood: undefined, ...counts } }] },
      { fault: faults[2], rows: [{ utilities: 'none', outcome: { clients, flood: clients, ...counts } }] },
    ],
    'on a machine',
  );
  expect(page).toContain('| all | 600 | 21 (3.5 %) | 240 | 3 | 30 | 123 |\n');
  expect(page).toContain('| none | 600 | 21 (3.5 %) | 240 | 3 | 30 | 123 | 21 of 600 |\n');
});
