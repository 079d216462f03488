import type { Ticket } from './ticket.js';

export interface TrialSettings {
  readonly permits: number;
  readonly successRate: number;
  readonly maxWait: number;
}

/** The calls that a half-open breaker lets through: each holds a permit for `maxWait` at most. */
export class Trials {
  readonly #settings: TrialSettings;
  /** In the order of their start, and so of their end. */
  readonly #leases = new Set<Ticket>();
  #successes = 0;
  #failures = 0;

  constructor(settings: TrialSettings) {
    this.#settings = settings;
  }

  admit(ticket: Ticket): boolean {
    this.#endLeases(ticket.startedAt);
    const isFree = this.#leases.size + this.#successes + this.#failures < this.#settings.permits;
    if (isFree) this.#leases.add(ticket);
    return isFree;
  }

  /** Frees a permit. Answers `false` when its lease had ended before. */
  release(ticket: Ticket, now: number): boolean {
    this.#endLeases(now);
    return this.#leases.delete(ticket);
  }

  /** Counts an outcome, and says how the breaker goes on once that is certain. */
  judge(isSuccess: boolean): 'closed' | 'open' | undefined {
    const { permits, successRate } = this.#settings;
    // 0.07 × 100 is a little more than 7 as a double.
    const needed = Math.max(1, Math.ceil(permits * successRate - 1e-9));
    if (isSuccess) return ++this.#successes >= needed ? 'closed' : undefined;
    return ++this.#failures > permits - needed ? 'open' : undefined;
  }

  #endLeases(now: number): void {
    for (const ticket of this.#leases) {
      if (now - ticket.startedAt < this.#settings.maxWait) return;
      this.#leases.delete(ticket);
    }
  }
}
