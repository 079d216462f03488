import type { Loop, Suite } from './suite.js';

/** Nanoseconds or bytes per operation, round by round, of each contestant by its name. */
export type Rounds = Readonly<Record<string, readonly number[]>>;

/** What the measuring itself needs. */
export interface Instruments {
  /** Milliseconds, with fractions. */
  now(): number;
  collectGarbage(): void;
  /** Bytes, those outside the heap included. */
  memoryUsed(): number;
}

interface Runner {
  readonly name: string;
  readonly loop: Loop;
  readonly operations: number;
}

const WARM_UP = 200_000;
const PROBE = 200;
const UNTIMED_SHARE = 0.2;
const OPERATIONS = { quick: 1_000_000, awaited: 300_000, slow: 2_000 };
const SLOW_NANOSECONDS = 5_000;
const DISCARDED_ROUNDS = 1;

/** Measures the contestants in turns; who begins moves on by one in every round, so that nobody always runs on the heap of the same other. */
export async function measureSuite(suite: Suite, rounds: number, instruments: Instruments): Promise<Rounds> {
  const runners: Runner[] = [];
  for (const [name, build] of Object.entries(suite.cases)) runners.push(await warmUp(name, await build(), suite.operations, instruments));
  const measured = Object.fromEntries(runners.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < DISCARDED_ROUNDS + rounds; round++) {
    for (let turn = 0; turn < runners.length; turn++) {
      const runner = runners[(round + turn) % runners.length];
      instruments.collectGarbage();
      const amount = await (suite.unit === 'bytes' ? weighed(runner, instruments) : timedWarm(runner, instruments));
      if (round >= DISCARDED_ROUNDS) measured[runner.name].push(amount);
    }
  }
  return measured;
}

async function warmUp(name: string, loop: Loop, given: number | undefined, instruments: Instruments): Promise<Runner> {
  const operations = given ?? (await fittingOperations(loop, instruments));
  await loop(Math.min(WARM_UP, operations));
  return { name, loop, operations };
}

async function fittingOperations(loop: Loop, instruments: Instruments): Promise<number> {
  await loop(PROBE);
  const { nanoseconds, isAwaited } = await timed(loop, PROBE, instruments);
  if (nanoseconds > SLOW_NANOSECONDS) return OPERATIONS.slow;
  return isAwaited ? OPERATIONS.awaited : OPERATIONS.quick;
}

/**
 * A collection throws away compiled code together with the shapes of classes that have no instance left. Here that is all that belongs to single calls, since
 * none is under way, as some always are in a service at work: so the run that is timed follows one that is not.
 */
async function timedWarm({ loop, operations }: Runner, instruments: Instruments): Promise<number> {
  await loop(Math.ceil(operations * UNTIMED_SHARE));
  const { nanoseconds } = await timed(loop, operations, instruments);
  return nanoseconds;
}

async function timed(loop: Loop, times: number, instruments: Instruments): Promise<{ nanoseconds: number; isAwaited: boolean }> {
  const start = instruments.now();
  const result = loop(times);
  const isAwaited = result instanceof Promise;
  if (isAwaited) await result;
  return { nanoseconds: ((instruments.now() - start) * 1e6) / times, isAwaited };
}

/** Bytes per operation that are still held when the run is over. */
async function weighed({ loop, operations }: Runner, instruments: Instruments): Promise<number> {
  const before = instruments.memoryUsed();
  const held = await loop(operations);
  instruments.collectGarbage();
  const bytes = (instruments.memoryUsed() - before) / operations;
  return held === undefined ? NaN : bytes;
}
