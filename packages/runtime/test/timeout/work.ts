import { ManualClock } from '../../src/testing/index.js';

/** Work that ends when the test says so. */
export function openWork<Result = string>() {
  let finish: (result: Result) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const result = new Promise<Result>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return { work: () => result, finish, fail };
}

/** A clock, and the options that make it the time. */
export function manualTime() {
  const clock = new ManualClock();
  return { clock, time: { clock, scheduler: clock } };
}

/** What became of a promise so far. */
export function followed<Result>(promise: Promise<Result>) {
  const fate: { result?: Result; error?: unknown } = {};
  promise.then((result) => (fate.result = result), (error: unknown) => (fate.error = error));
  return fate;
}
