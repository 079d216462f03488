import type { Trip, TripCounts } from './trip.js';

/** From which part of the calls on a window trips. */
export interface RateSettings {
  readonly size: number;
  readonly minimumCalls: number;
  readonly failureRate: number;
  /** Both `Infinity` where slow calls do not count. */
  readonly slow: { readonly over: number; readonly rate: number };
}

/** Opens by the rates of failed and of slow calls; which calls count is for the window to say. */
export abstract class RateWindow implements Trip {
  readonly isTimed: boolean;
  readonly slowAfterMs: number;
  readonly #settings: RateSettings;
  protected calls = 0;
  protected failures = 0;
  protected slow = 0;

  constructor(settings: RateSettings) {
    this.#settings = settings;
    this.slowAfterMs = settings.slow.over;
    this.isTimed = this.slowAfterMs < Infinity;
  }

  abstract record(isFailure: boolean, isSlow: boolean, now: number): boolean;
  abstract counts(now: number): TripCounts;

  reset(): void {
    this.calls = this.failures = this.slow = 0;
  }

  protected totals(): TripCounts {
    return { failureCount: this.failures, windowCalls: this.calls, windowSlow: this.slow };
  }

  protected hasToOpen(): boolean {
    const { minimumCalls, failureRate, slow } = this.#settings;
    return this.calls >= minimumCalls && (this.failures >= failureRate * this.calls || this.slow >= slow.rate * this.calls);
  }
}
