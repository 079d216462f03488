import { CircuitBreaker, type BreakerOptions } from '../../src/breaker/index.js';
import { ManualClock, SeededRandom } from '../../src/testing/index.js';

export const outage = new Error('The warehouse does not answer.');

/** A breaker that opens at three failures for ten seconds, unless told otherwise, and its clock. */
export function circuit(options: BreakerOptions = {}) {
  const clock = new ManualClock();
  const short = options.trip ? {} : { failureThreshold: 3 };
  const openFor = options.timeout ?? options.recoveryTimeout ? {} : { openFor: '10s' as const };
  return { clock, breaker: new CircuitBreaker({ ...short, ...openFor, clock, scheduler: clock, random: new SeededRandom(42), ...options }) };
}

export async function succeed(breaker: CircuitBreaker, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) await breaker.run(() => 'delivered');
}

/** Calls that fail; a refused one throws. */
export async function fail(breaker: CircuitBreaker, times = 1, error: unknown = outage): Promise<void> {
  for (let time = 0; time < times; time++) {
    await breaker.run(() => Promise.reject(error as Error)).catch((thrown: unknown) => {
      if (thrown !== error) throw thrown;
    });
  }
}

/** A call under way, and how to end it. */
export function started(breaker: CircuitBreaker) {
  let deliver: (answer: string) => void;
  let lose: (error: Error) => void;
  const call = breaker.run(
    () =>
      new Promise<string>((resolve, reject) => {
        deliver = resolve;
        lose = reject;
      }),
  );
  call.catch(() => undefined);
  return { call, deliver: () => deliver('delivered'), lose: () => lose(outage) };
}
