import { describe, expect, test } from 'vitest';
import { mutatedProgram, reportsOf, roundTrip } from './run-round.js';

// `npm run faults` sets both; a failure names its seed, and FAULTS_SEED repeats it.
const first = Number(process.env['FAULTS_SEED'] ?? 1);
const rounds = Number(process.env['FAULTS_ROUNDS'] ?? 12);
const seeds = Array.from({ length: rounds }, (_, round) => first + round);

// The analysis has no clock of its own: time is only the outermost guard against a run that never ends.
describe('a mutated program', { timeout: 120_000 }, () => {
  test.each(seeds)('of seed %i ends in one and the same report', async (seed) => {
    const files = mutatedProgram(seed);
    for (const [path, text] of Object.entries(files)) {
      const trip = roundTrip(path, text);
      if (trip) expect(trip.restored, `${path} of seed ${seed}`).toEqual(trip.summary);
    }
    const [plain, ...others] = await reportsOf(files, seed);
    for (const other of others) expect(other === plain, `reports of seed ${seed} differ`).toBe(true);
  });
});

test('numbers that JSON does not know survive the cache', () => {
  const trip = roundTrip('order.ts', "import { pbkdf2Sync } from 'node:crypto';\nexport async function order(text: string) {\n  if (text.length < 1e999) pbkdf2Sync(text, 'salt', 1e999, -0, 'sha512');\n}\n");
  expect(trip?.restored).toEqual(trip?.summary);
});
