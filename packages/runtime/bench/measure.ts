import type { Loop, Suite } from './suite.js';

export interface Measured {
  readonly contestant: string;
  /** Nanoseconds per operation, a round each. */
  readonly rounds: readonly number[];
}

const WARM_UP = 200_000;
const DEFAULT_OPERATIONS = 1_000_000;
const DISCARDED = 1;

/** Measures the contestants of a suite in turns. In each round another one begins, so that none always runs on the heap that another left. */
export async function measure({ cases, operations = DEFAULT_OPERATIONS }: Suite, rounds: number): Promise<Measured[]> {
  const contestants: { contestant: string; loop: Loop; rounds: number[] }[] = [];
  for (const [contestant, build] of Object.entries(cases)) {
    const loop = await build();
    await loop(Math.min(WARM_UP, operations));
    contestants.push({ contestant, loop, rounds: [] });
  }
  for (let round = 0; round < rounds + DISCARDED; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const { loop, rounds: counted } = contestants[(round + turn) % contestants.length];
      const nanoseconds = await timed(loop, operations);
      if (round >= DISCARDED) counted.push(nanoseconds);
    }
  }
  return contestants;
}

async function timed(loop: Loop, operations: number): Promise<number> {
  globalThis.gc?.();
  const start = performance.now();
  const result = loop(operations);
  if (result instanceof Promise) await result;
  return ((performance.now() - start) * 1e6) / operations;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
