import { checkOptions } from '../base/options/check-options.js';
import { onAbort } from '../base/signals/on-abort.js';
import { signalOption } from '../base/signals/signal-option.js';
import { type Duration, toMilliseconds } from '../base/time/duration.js';
import { type Runtime, runtimeSchema } from '../base/time/runtime.js';

export interface SleepOptions extends Runtime {
  /** An abort ends the sleep at once, with the signal's reason. */
  signal?: AbortSignal;
}

const schema = {
  ...runtimeSchema,
  signal: signalOption,
};

/**
 * Resolves after a duration from 0, without blocking anything. It keeps the process alive; `Infinity` does not, and waits for the abort alone.
 * Rejects with the reason of the signal, and with an `OptionError`.
 */
export function sleep(ms: Duration, options: SleepOptions = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const { signal, scheduler } = checkOptions(options, schema);
    const delayMs = toMilliseconds(ms, 'ms');
    signal?.throwIfAborted();
    const timer = delayMs === Infinity ? undefined : scheduler.schedule(wake, delayMs);
    const stopListening = onAbort(signal, () => {
      timer?.cancel();
      reject(signal?.reason as Error);
    });
    function wake() {
      stopListening();
      resolve();
    }
  });
}
