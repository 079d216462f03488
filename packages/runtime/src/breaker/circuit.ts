import { backoffDelay, type BackoffSettings } from '../base/time/backoff.js';
import type { Clock } from '../base/time/clock.js';
import type { Random } from '../base/time/random.js';
import type { BreakerState, BreakerStats } from './api.js';
import { closed, forced, halfOpened, opened } from './channels.js';
import type { Outcome } from './classify.js';
import type { BreakerSnapshot } from './snapshot.js';
import type { Ticket } from './ticket.js';
import { Trials, type TrialSettings } from './trials.js';
import type { Trip } from './trips/trip.js';

/** `open` and `closed` hold until `auto`; `observe` counts and refuses nobody. */
export type ForcedMode = 'open' | 'closed' | 'observe';

type CircuitState =
  | { readonly phase: 'closed'; readonly since: number }
  | { readonly phase: 'open'; readonly until: number }
  | { readonly phase: 'half-open'; readonly trials: Trials }
  | { readonly phase: 'forced-open' | 'forced-closed' | 'observe' };

export interface CircuitSettings {
  readonly name: string;
  readonly trip: Trip;
  readonly openFor: BackoffSettings;
  readonly halfOpen: TrialSettings;
  readonly clock: Clock;
  readonly random: Random;
}

/** The state machine of a breaker. It owns no timer: an open circuit is half-open once somebody looks and its time has passed. */
export class Circuit {
  readonly #settings: CircuitSettings;
  #state: CircuitState;
  /** Rises with every change of state. */
  #generation = 0;
  /** What all calls share whose duration nobody asks for. */
  #ticket: Ticket = { generation: 0, startedAt: 0 };
  #consecutiveTrips = 0;
  #openForMs = 0;
  readonly #tally = { successes: 0, failures: 0, ignored: 0, slow: 0, late: 0, trips: 0 };

  constructor(settings: CircuitSettings) {
    this.#settings = settings;
    this.#state = this.#closedNow();
  }

  get state(): BreakerState {
    return this.#state.phase === 'open' && this.retryAfterMs() === 0 ? 'half-open' : this.#state.phase;
  }

  /** A ticket for a call, or `undefined` when it is refused. */
  admit(): Ticket | undefined {
    const { phase } = this.#state;
    if (phase === 'forced-open') return undefined;
    if (phase === 'open' || phase === 'half-open') return this.#admitTrial(this.#settings.clock.now());
    return this.#settings.trip.slowAfterMs === Infinity ? this.#ticket : { generation: this.#generation, startedAt: this.#settings.clock.now() };
  }

  /** Takes the outcome of an admitted call in, once. */
  settle(ticket: Ticket, outcome: Outcome): void {
    const { clock, trip } = this.#settings;
    const trials = this.#state.phase === 'half-open' ? this.#state.trials : undefined;
    const now = trials || trip.isTimed ? clock.now() : 0;
    if (ticket.generation !== this.#generation || trials?.release(ticket, now) === false) this.#tally.late++;
    else if (outcome === 'ignore') this.#tally.ignored++;
    else this.#count(outcome === 'failure', now - ticket.startedAt > trip.slowAfterMs, now);
  }

  /** Milliseconds until an open circuit lets a trial through, else 0. */
  retryAfterMs(): number {
    return this.#state.phase === 'open' ? Math.max(0, this.#state.until - this.#settings.clock.now()) : 0;
  }

  force(mode: ForcedMode | 'auto'): void {
    this.#consecutiveTrips = 0;
    this.#enter(mode === 'auto' ? this.#closedNow() : { phase: mode === 'observe' ? mode : `forced-${mode}` });
    if (forced.hasSubscribers) forced.publish({ breaker: this.#settings.name, mode });
  }

  /** A half-open circuit is exported as one whose open time has passed, a forced one as closed. */
  toSnapshot(): BreakerSnapshot {
    const isOpen = this.#state.phase === 'open' || this.#state.phase === 'half-open';
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
    const { clock } = this.#settings;
    this.#openForMs = openForMs;
    this.#consecutiveTrips = consecutiveTrips;
    const leftMs = Math.min(Math.max(0, openUntil - clock.wallNow()), openForMs);
    this.#enter(state === 'open' ? { phase: state, until: clock.now() + leftMs } : this.#closedNow());
  }

  stats(): Omit<BreakerStats, 'name' | 'refused'> {
    const { clock, trip } = this.#settings;
    return {
      state: this.state,
      generation: this.#generation,
      retryAfterMs: this.retryAfterMs(),
      ...trip.counts(clock.now()),
      ...this.#tally,
      consecutiveTrips: this.#consecutiveTrips,
    };
  }

  #admitTrial(now: number): Ticket | undefined {
    if (this.#state.phase === 'open' && now >= this.#state.until) {
      this.#enter({ phase: 'half-open', trials: new Trials(this.#settings.halfOpen) });
      if (halfOpened.hasSubscribers) halfOpened.publish({ breaker: this.#settings.name });
    }
    const ticket = { generation: this.#generation, startedAt: now };
    return this.#state.phase === 'half-open' && this.#state.trials.admit(ticket) ? ticket : undefined;
  }

  #count(isFailure: boolean, isSlow: boolean, now: number): void {
    if (isFailure) this.#tally.failures++;
    else this.#tally.successes++;
    if (isSlow) this.#tally.slow++;
    if (this.#state.phase === 'half-open') {
      const verdict = this.#state.trials.judge(!isFailure && !isSlow);
      if (verdict === 'open') this.#open();
      if (verdict === 'closed') this.#close();
    } else if (this.#settings.trip.record(isFailure, isSlow, now) && this.#state.phase === 'closed') {
      this.#open();
    }
  }

  /** A trip counts as consecutive unless the circuit had been closed for as long as it was open before. */
  #open(): void {
    const { name, openFor, random, clock } = this.#settings;
    const now = clock.now();
    if (this.#state.phase === 'closed' && now - this.#state.since >= this.#openForMs) this.#consecutiveTrips = 0;
    const consecutiveTrips = ++this.#consecutiveTrips;
    const openForMs = backoffDelay(openFor, consecutiveTrips, random, this.#openForMs || undefined);
    this.#openForMs = openForMs;
    this.#tally.trips++;
    this.#enter({ phase: 'open', until: now + openForMs });
    if (opened.hasSubscribers) opened.publish({ breaker: name, openForMs, consecutiveTrips });
  }

  #close(): void {
    this.#enter(this.#closedNow());
    if (closed.hasSubscribers) closed.publish({ breaker: this.#settings.name });
  }

  #closedNow(): CircuitState {
    return { phase: 'closed', since: this.#settings.clock.now() };
  }

  /** Every state begins with nothing counted. */
  #enter(state: CircuitState): void {
    this.#state = state;
    this.#ticket = { generation: ++this.#generation, startedAt: 0 };
    this.#settings.trip.reset();
  }
}
