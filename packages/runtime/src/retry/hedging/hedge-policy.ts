import { GivenSignal } from '../../base/signals/abort-source.js';
import type { RetryRunOptions, RetryWork } from '../api.js';
import { hedge, hedged } from '../channels.js';
import { runOptions } from '../common-schema.js';
import { Latencies } from './latencies.js';
import { checkHedgeOptions, type HedgePolicyOptions, type HedgeSettings, refuseSideEffects } from './options.js';
import { Race, type RaceSettings } from './race.js';

export type HedgeRunOptions = Omit<RetryRunOptions, 'deadline'>;

export interface HedgeStats {
  readonly name: string;
  readonly calls: number;
  readonly successes: number;
  /** Calls that threw, the aborted ones among them. */
  readonly failures: number;
  /** Extra attempts. */
  readonly extra: number;
  /** The delay of the next call, in milliseconds. */
  readonly delayMs: number;
}

/** Starts an extra attempt when the ones under way take long, for any number of calls. It owns nothing between them, and needs no closing. */
export class HedgePolicy<Accepted = unknown> {
  readonly name: string;
  readonly #settings: HedgeSettings;
  readonly #race: RaceSettings;
  readonly #latencies = new Latencies();
  readonly #tally = { calls: 0, successes: 0, failures: 0, extra: 0 };

  /** Throws an `OptionError`. */
  constructor(options: HedgePolicyOptions<Accepted>) {
    this.#settings = checkHedgeOptions(options);
    this.#race = { ...this.#settings, mayStart: (attempt) => this.#mayStart(attempt) };
    this.name = this.#settings.name;
  }

  /**
   * Works, and returns the first acceptable result; the signals of the other attempts abort. Rejects with an `AggregateError` of what all attempts threw, or
   * with the reason of the signal, or with an `OptionError`.
   */
  run<Result extends Accepted>(work: RetryWork<Result>, options?: HedgeRunOptions): Promise<Result> {
    return hedge.hasSubscribers ? hedge.tracePromise(() => this.#run(work, options), { hedge: this.name }) : this.#run(work, options);
  }

  stats(): Readonly<HedgeStats> {
    return Object.freeze({ name: this.name, ...this.#tally, delayMs: this.#delayMs() });
  }

  async #run<Result extends Accepted>(work: RetryWork<Result>, options: HedgeRunOptions | undefined): Promise<Result> {
    const { signal = this.#settings.signal, source = signal && new GivenSignal(signal), isIdempotent } = runOptions(options);
    refuseSideEffects(isIdempotent);
    if (source?.isAborted) throw source.reason;
    const { budget, clock } = this.#settings;
    this.#tally.calls++;
    budget?.deposit();
    const startedAt = clock.now();
    try {
      const result = await new Race(this.#race, work, this.#delayMs()).run(source);
      this.#tally.successes++;
      this.#latencies.record(clock.now() - startedAt);
      return result;
    } catch (error) {
      this.#tally.failures++;
      throw error;
    }
  }

  #delayMs(): number {
    const { delay, fallbackDelay } = this.#settings;
    return delay === 'p95' ? (this.#latencies.p95() ?? fallbackDelay!) : delay;
  }

  #mayStart(attempt: number): boolean {
    const { budget } = this.#settings;
    if (budget && !budget.tryTake()) return false;
    this.#tally.extra++;
    if (hedged.hasSubscribers) hedged.publish({ hedge: this.name, attempt });
    return true;
  }
}
