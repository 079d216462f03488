import type { Ticket } from './ticket.js';

export interface TrialSettings {
  readonly permits: number;
  readonly successRate: number;
  readonly maxWait: number;
}

/** The calls that a half-open breaker lets through: each holds a permit for `maxWait` at most. */
export class Trials {
  readonly #settings: TrialSettings;
  readonly #needed: number;
  /** In the order of their start, and so of their end. */
  readonly #leases = new Set<Ticket>();
  #successes = 0;
  #failures = 0;

  constructor(settings: TrialSettings) {
    this.#settings = settings;
    const { permits, successRate } = settings;
    // 0.07 × 100 is a little more than 7 as a double.
    this.#needed = Math.max(1, Math.ceil(permits * successRate - 1e-9));
  }

  admit(ticket: Ticket): boolean {
    this.#endLeases(ticket.startedAt);
    if (this.#leases.size + this.#successes + this.#failures >= this.#settings.permits) return false;
    this.#leases.add(ticket);
    return true;
  }

  /** Frees a permit. Answers `false` when its lease had ended before. */
  release(ticket: Ticket, now: number): boolean {
    this.#endLeases(now);
    return this.#leases.delete(ticket);
  }

  /** Counts an outcome, and says whether the breaker closes or opens once that is certain. */
  judge(isSuccess: boolean): 'closes' | 'opens' | 'undecided' {
    if (isSuccess) this.#successes++;
    else this.#failures++;
    if (this.#successes >= this.#needed) return 'closes';
    return this.#failures > this.#settings.permits - this.#needed ? 'opens' : 'undecided';
  }

  #endLeases(now: number): void {
    for (const ticket of this.#leases) {
      if (now - ticket.startedAt < this.#settings.maxWait) return;
      this.#leases.delete(ticket);
    }
  }
}
