import { onAbort } from './on-abort.js';

/** Waits for work until a signal aborts, then rejects at once with the signal's reason. What the work does after that disturbs nobody. */
export function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return work;
  return new Promise<Result>((resolve, reject) => {
    const abandon = () => reject(signal.reason as Error);
    if (signal.aborted) abandon();
    const stopListening = onAbort(signal, abandon);
    void work.then(resolve, reject).then(stopListening);
  });
}
