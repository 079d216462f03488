import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What operations leave behind. */
export interface Leftovers {
  readonly heapBytes: number;
  /** Timers, sockets and the like that were not open before, by their kinds. */
  readonly resources: readonly string[];
}

/** Runs an operation so many times, one after the other, after a tenth of as many that warm up. */
export async function leftoversOf(times: number, operation: (index: number) => unknown): Promise<Leftovers> {
  await repeat(times / 10, operation);
  const [heapBefore, resourcesBefore] = [heapUsed(), process.getActiveResourcesInfo().length];
  await repeat(times, operation);
  await new Promise(setImmediate);
  return { heapBytes: heapUsed() - heapBefore, resources: process.getActiveResourcesInfo().slice(resourcesBefore) };
}

async function repeat(times: number, operation: (index: number) => unknown): Promise<void> {
  for (let index = 0; index < times; index++) await operation(index);
}

/** Bytes that are still held, after what is not has been collected. */
export function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
