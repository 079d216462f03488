import { backoffDelay, type BackoffSettings } from '../base/time/backoff.js';
import type { Clock } from '../base/time/clock.js';
import type { Random } from '../base/time/random.js';
import { closed, forced, halfOpened, opened } from './channels.js';
import type { Outcome } from './classify.js';
import type { BreakerSnapshot } from './snapshot.js';
import { Ticket } from './ticket.js';
import { Trials, type TrialSettings } from './trials.js';
import type { Trip } from './trips/trip.js';

/** `open` and `closed` hold until `auto`; `observe` counts and refuses nobody. */
export type ForcedMode = 'open' | 'closed' | 'observe';

export type CircuitState =
  | { readonly phase: 'closed'; readonly since: number }
  | { readonly phase: 'open'; readonly until: number }
  | { readonly phase: 'halfOpen'; readonly trials: Trials }
  | { readonly phase: 'forced'; readonly mode: ForcedMode };

export interface CircuitSettings {
  readonly name: string;
  readonly trip: Trip;
  readonly slowAfterMs: number;
  readonly openFor: BackoffSettings;
  readonly halfOpen: TrialSettings;
  readonly clock: Clock;
  readonly random: Random;
}

/** The state machine of a breaker. It owns no timer: an open circuit is half-open once somebody looks and its time has passed. */
export class Circuit {
  readonly #settings: CircuitSettings;
  readonly #isTimed: boolean;
  #state: CircuitState;
  /** Rises with every change of state. */
  #generation = 0;
  #consecutiveTrips = 0;
  #openForMs = 0;
  readonly #tally = { successes: 0, failures: 0, ignored: 0, slow: 0, late: 0, trips: 0 };

  constructor(settings: CircuitSettings) {
    this.#settings = settings;
    this.#isTimed = settings.trip.isTimed || settings.slowAfterMs < Infinity;
    this.#state = { phase: 'closed', since: settings.clock.now() };
  }

  get generation(): number {
    return this.#generation;
  }

  get consecutiveTrips(): number {
    return this.#consecutiveTrips;
  }

  get tally(): Readonly<Record<'successes' | 'failures' | 'ignored' | 'slow' | 'late' | 'trips', number>> {
    return this.#tally;
  }

  get state(): CircuitState {
    return this.#state;
  }

  /** A ticket for a call, or `undefined` when it is refused. */
  admit(): Ticket | undefined {
    if (this.#state.phase === 'closed') return new Ticket(this.#generation, this.#isTimed ? this.#settings.clock.now() : 0);
    const now = this.#settings.clock.now();
    this.#halfOpenWhenDue(now);
    const ticket = new Ticket(this.#generation, now);
    return this.#admits(ticket) ? ticket : undefined;
  }

  /** Takes the outcome of an admitted call in, once. */
  settle(ticket: Ticket, outcome: Outcome): void {
    if (ticket.generation !== this.#generation) this.#tally.late++;
    else if (this.#state.phase === 'halfOpen') this.#settleTrial(this.#state.trials, ticket, outcome);
    else if (outcome === 'ignore') this.#tally.ignored++;
    else this.#settleCounted(ticket, outcome);
  }

  /** Milliseconds until an open circuit lets a trial through, else 0. */
  retryAfterMs(): number {
    return this.#state.phase === 'open' ? Math.max(0, this.#state.until - this.#settings.clock.now()) : 0;
  }

  force(mode: ForcedMode | 'auto'): void {
    this.#settings.trip.reset();
    this.#consecutiveTrips = 0;
    this.#enter(mode === 'auto' ? { phase: 'closed', since: this.#settings.clock.now() } : { phase: 'forced', mode });
    if (forced.hasSubscribers) forced.publish({ breaker: this.#settings.name, mode });
  }

  /** A half-open circuit is exported as one whose open time has passed, a forced one as closed. */
  toSnapshot(): BreakerSnapshot {
    const isOpen = this.#state.phase === 'open' || this.#state.phase === 'halfOpen';
    return {
      version: 1,
      state: isOpen ? 'open' : 'closed',
      openUntil: isOpen ? this.#settings.clock.wallNow() + this.retryAfterMs() : 0,
      openForMs: this.#openForMs,
      consecutiveTrips: this.#consecutiveTrips,
    };
  }

  /** However wall clocks differ, the circuit is open no longer than `openForMs`. */
  restore({ state, openUntil, openForMs, consecutiveTrips }: BreakerSnapshot): void {
    const { clock, trip } = this.#settings;
    trip.reset();
    this.#openForMs = openForMs;
    this.#consecutiveTrips = consecutiveTrips;
    const leftMs = Math.min(Math.max(0, openUntil - clock.wallNow()), openForMs);
    this.#enter(state === 'open' ? { phase: 'open', until: clock.now() + leftMs } : { phase: 'closed', since: clock.now() });
  }

  #admits(ticket: Ticket): boolean {
    switch (this.#state.phase) {
      case 'closed':
        return true;
      case 'open':
        return false;
      case 'halfOpen':
        return this.#state.trials.admit(ticket);
      case 'forced':
        return this.#state.mode !== 'open';
    }
  }

  #halfOpenWhenDue(now: number): void {
    if (this.#state.phase !== 'open' || now < this.#state.until) return;
    this.#enter({ phase: 'halfOpen', trials: new Trials(this.#settings.halfOpen) });
    if (halfOpened.hasSubscribers) halfOpened.publish({ breaker: this.#settings.name });
  }

  #settleCounted(ticket: Ticket, outcome: Outcome): void {
    const now = this.#isTimed ? this.#settings.clock.now() : 0;
    const isSlow = this.#count(ticket, outcome, now);
    const hasToOpen = this.#settings.trip.record(outcome === 'failure', isSlow, now);
    if (hasToOpen && this.#state.phase === 'closed') this.#open();
  }

  #settleTrial(trials: Trials, ticket: Ticket, outcome: Outcome): void {
    const now = this.#settings.clock.now();
    if (!trials.release(ticket, now)) {
      this.#tally.late++;
    } else if (outcome === 'ignore') {
      this.#tally.ignored++;
    } else {
      const isSlow = this.#count(ticket, outcome, now);
      const verdict = trials.judge(outcome === 'success' && !isSlow);
      if (verdict === 'opens') this.#open();
      if (verdict === 'closes') this.#close();
    }
  }

  /** Says whether the call was slow. */
  #count(ticket: Ticket, outcome: Outcome, now: number): boolean {
    if (outcome === 'failure') this.#tally.failures++;
    else this.#tally.successes++;
    const isSlow = now - ticket.startedAt > this.#settings.slowAfterMs;
    if (isSlow) this.#tally.slow++;
    return isSlow;
  }

  /** A trip counts as consecutive unless the circuit had been closed for as long as it was open before. */
  #open(): void {
    const { name, openFor, random, clock, trip } = this.#settings;
    const now = clock.now();
    if (this.#state.phase === 'closed' && now - this.#state.since >= this.#openForMs) this.#consecutiveTrips = 0;
    this.#consecutiveTrips++;
    this.#openForMs = backoffDelay(openFor, this.#consecutiveTrips, random, this.#openForMs || undefined);
    this.#tally.trips++;
    trip.reset();
    this.#enter({ phase: 'open', until: now + this.#openForMs });
    if (opened.hasSubscribers) opened.publish({ breaker: name, openForMs: this.#openForMs, consecutiveTrips: this.#consecutiveTrips });
  }

  #close(): void {
    this.#settings.trip.reset();
    this.#enter({ phase: 'closed', since: this.#settings.clock.now() });
    if (closed.hasSubscribers) closed.publish({ breaker: this.#settings.name });
  }

  #enter(state: CircuitState): void {
    this.#state = state;
    this.#generation++;
  }
}
