import { RateLimitedError } from '../base/errors/rate-limited-error.js';
import { withoutStack } from '../base/errors/without-stack.js';
import { LinkedList } from '../base/queues/linked-list.js';
import { Waiter } from '../base/queues/waiter.js';
import type { Clock } from '../base/time/clock.js';
import type { Scheduler, Timer } from '../base/time/scheduler.js';
import { refused } from './channels.js';
import type { Meter } from './meter.js';
import { LEVELS, type WaitPriority } from './wait-priority.js';

export interface Demand {
  readonly cost: number;
  /** When nobody wants it any more. */
  readonly deadlineAt: number;
  readonly priority: WaitPriority;
  /** Its time was told to the caller, so nobody may come in before it. */
  readonly isReserved: boolean;
}

interface Standing extends Demand {
  readonly level: Level;
}

/** A place in the line; it is granted the time of its start. */
export type Place = Waiter<Standing, number>;

/** What the lines of one limiter share. */
export interface Hall {
  readonly name: string;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly meter: Meter;
  /** The line of each slot for which somebody waits. */
  readonly lines: Map<number, WaitingLine>;
  waiting: number;
  /** Told of everybody who waits no more. */
  onLeave(hasStarted: boolean): void;
}

class Level {
  readonly places = new LinkedList<Place>();
  units = 0;
}

/** Those who wait for one slot, with one timer for the first of them. */
export class WaitingLine {
  readonly #levels = LEVELS.map(() => new Level());
  readonly #hall: Hall;
  readonly #slot: number;
  #size = 0;
  #reserved = 0;
  #timer: Timer | undefined;
  /** Whom the timer is for. */
  #next: Place | undefined;

  constructor(hall: Hall, slot: number) {
    this.#hall = hall;
    this.#slot = slot;
  }

  /** When somebody who joined now, behind all, would start, at the earliest; never now, since nobody comes before those who wait for a late timer. */
  endsAt(cost: number, now: number): number {
    return Math.max(now + 1, this.#turn(cost, now, this.#levels));
  }

  /** Throws a `RateLimitedError` when the deadline comes before the turn. */
  join(demand: Demand, now: number, signal?: AbortSignal): Place {
    const rank = this.#reserved > 0 || demand.isReserved ? LEVELS.length - 1 : LEVELS.indexOf(demand.priority);
    this.#checkDeadline(demand, rank, now);
    const { cost, deadlineAt, priority, isReserved } = demand;
    // Not copied by `...`, which makes an object several times as large.
    const standing: Standing = { cost, deadlineAt, priority, isReserved, level: this.#levels[rank] };
    const place: Place = new Waiter(standing.level.places, standing, signal, () => {
      this.#leave(standing, false);
      if (place === this.#next) this.serve();
    });
    this.#hall.lines.set(this.#slot, this);
    this.#count(standing, 1);
    if (place === this.#first) this.serve();
    return place;
  }

  /** Takes somebody out who has not started; false when that is too late. */
  leave(place: Place): boolean {
    if (!place.list) return false;
    this.#refuse(place, undefined);
    this.serve();
    return true;
  }

  /** Starts all whose time has come, and sets the timer for the next. */
  serve(): void {
    const { meter, clock, scheduler } = this.#hall;
    this.#timer?.cancel();
    this.#timer = this.#next = undefined;
    const now = clock.now();
    for (let first = this.#first; first; first = this.#first) {
      const { cost, deadlineAt } = first.demand;
      const turn = Math.max(now, meter.earliest(this.#slot, cost, now));
      if (turn > deadlineAt) {
        this.#refuse(first, this.#limited(turn - now));
      } else if (turn > now) {
        this.#next = first;
        this.#timer = scheduler.schedule(() => this.serve(), turn - now);
        return;
      } else {
        meter.take(this.#slot, cost, now);
        this.#leave(first.demand, true);
        first.grant(now);
      }
    }
  }

  /** Looks at everybody after a change of the limit: whoever gets a reason, or comes too late now, is refused. */
  review(reasonToRefuse?: (demand: Demand) => unknown): void {
    const { meter, clock } = this.#hall;
    const now = clock.now();
    const ahead = { units: 0, calls: 0 };
    for (const place of this.#places()) {
      const { cost, deadlineAt } = place.demand;
      const turn = meter.earliestBehind(ahead, this.#slot, cost, now);
      const reason = reasonToRefuse?.(place.demand) ?? (turn > deadlineAt ? this.#limited(turn - now) : undefined);
      if (reason === undefined) {
        ahead.units += cost;
        ahead.calls++;
      } else {
        this.#refuse(place, reason);
      }
    }
    this.serve();
  }

  get #first(): Place | undefined {
    return this.#levels.find(({ places }) => places.size > 0)?.places.first;
  }

  /** In their order; whoever is looked at may leave. */
  *#places(): Generator<Place> {
    for (const { places } of this.#levels) {
      for (let place = places.first; place; ) {
        const { next } = place;
        yield place;
        place = next;
      }
    }
  }

  #turn(cost: number, now: number, levels: readonly Level[]): number {
    const ahead = { units: 0, calls: 0 };
    for (const { places, units } of levels) {
      ahead.units += units;
      ahead.calls += places.size;
    }
    return this.#hall.meter.earliestBehind(ahead, this.#slot, cost, now);
  }

  #checkDeadline({ cost, deadlineAt }: Demand, rank: number, now: number): void {
    if (deadlineAt === Infinity) return;
    const turn = this.#turn(cost, now, this.#levels.slice(0, rank + 1));
    if (turn > deadlineAt) throw this.#limited(turn - now);
  }

  #refuse(place: Place, reason: unknown): void {
    this.#leave(place.demand, false);
    place.refuse(reason);
  }

  #leave(standing: Standing, hasStarted: boolean): void {
    this.#count(standing, -1);
    if (this.#size === 0) this.#hall.lines.delete(this.#slot);
    this.#hall.onLeave(hasStarted);
  }

  #count({ cost, isReserved, level }: Standing, by: 1 | -1): void {
    level.units += by * cost;
    this.#size += by;
    this.#reserved += by * Number(isReserved);
    this.#hall.waiting += by;
  }

  #limited(retryAfterMs: number): RateLimitedError {
    const { name } = this.#hall;
    if (refused.hasSubscribers) refused.publish({ limiter: name, retryAfterMs });
    return withoutStack(() => new RateLimitedError(name, retryAfterMs));
  }
}
