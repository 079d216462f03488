import { OptionError } from '../base/errors/option-error.js';
import { type Duration, parseDuration } from '../base/time/duration.js';
import { scheduleGuard, type Scheduler, type Timer } from '../base/time/scheduler.js';

interface PeriodicLogOptions {
  readonly interval: Duration;
  act(): void;
  onStop(): void;
  readonly scheduler: Scheduler;
}

/** Does something again and again, until it is stopped. It does not keep the process alive. */
export class PeriodicLog implements Disposable {
  readonly #options: PeriodicLogOptions;
  readonly #intervalMs: number;
  #timer: Timer | undefined;

  constructor(options: PeriodicLogOptions) {
    this.#options = options;
    this.#intervalMs = parseDuration(options.interval) ?? 0;
    if (this.#intervalMs < 1) throw new OptionError('interval', "a duration from 1 ms, such as '60s'", options.interval);
    this.#next();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#options.onStop();
  }

  [Symbol.dispose](): void {
    this.stop();
  }

  #next(): void {
    this.#timer = scheduleGuard(this.#options.scheduler, () => this.#act(), this.#intervalMs);
  }

  #act(): void {
    this.#next();
    this.#options.act();
  }
}
