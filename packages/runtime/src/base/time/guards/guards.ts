import { Heap } from '../../queues/heap.js';
import { LinkedList } from '../../queues/linked-list.js';
import { type Clock, systemClock } from '../clock.js';
import { type Scheduler, systemScheduler } from '../scheduler.js';
import type { Guard } from './guard.js';
import { type GuardOrder, GuardQueue } from './guard-queue.js';

/** Delays beyond these share a heap. */
const MOST_LISTS = 64;

/**
 * The guards of one clock. Those of equal delay wait in one list, first in, first out, so that starting and cancelling take constant time and
 * they have one timer, however many wait. Source: the manual of libev, "Be smart about timeouts", M. Lehmann.
 */
export class Guards {
  readonly #clock: Clock;
  readonly #scheduler: Scheduler;
  readonly #lists = new Map<number, GuardQueue>();
  readonly #others: GuardQueue;
  #isTidying = false;

  constructor(clock: Clock, scheduler: Scheduler) {
    this.#clock = clock;
    this.#scheduler = scheduler;
    this.#others = this.#open(new Heap<Guard>((one, other) => one.dueAt < other.dueAt));
  }

  /** How many wait. */
  get size(): number {
    let size = this.#others.size;
    for (const list of this.#lists.values()) size += list.size;
    return size;
  }

  /** Lets a guard expire after a delay above 0, in milliseconds, rounded up to whole ones as timers are. */
  start(guard: Guard, delayMs: number): void {
    const delay = Math.ceil(delayMs);
    guard.dueAt = this.#clock.now() + delay;
    (this.#lists.get(delay) ?? this.#queueFor(delay)).add(guard);
  }

  #queueFor(delay: number): GuardQueue {
    if (this.#lists.size >= MOST_LISTS) return this.#others;
    const list = this.#open(new LinkedList<Guard>());
    this.#lists.set(delay, list);
    return list;
  }

  #open(order: GuardOrder): GuardQueue {
    return new GuardQueue(order, this.#clock, this.#scheduler, () => this.#tidySoon());
  }

  /** At the end of this turn of the event loop, since until then a next call may need the timer again. */
  #tidySoon(): void {
    if (this.#isTidying) return;
    this.#isTidying = true;
    setImmediate(() => this.#tidy());
  }

  #tidy(): void {
    this.#isTidying = false;
    if (this.#others.size === 0) this.#others.stop();
    for (const [delay, list] of this.#lists) {
      if (list.size > 0) continue;
      list.stop();
      this.#lists.delete(delay);
    }
  }
}

let ofSystem: { readonly guards: Guards; readonly setTimeout: unknown } | undefined;
const ofOthers = /* @__PURE__ */ new WeakMap<Clock, WeakMap<Scheduler, Guards>>();

/** The guards that all utilities with this clock and scheduler share. */
export function guardsOf(clock: Clock, scheduler: Scheduler): Guards {
  if (clock === systemClock && scheduler === systemScheduler) return guardsOfSystem();
  const byScheduler = made(ofOthers, clock, () => new WeakMap<Scheduler, Guards>());
  return made(byScheduler, scheduler, () => new Guards(clock, scheduler));
}

/** New ones after the global timers were replaced, as tests do: those set before would never ring. */
function guardsOfSystem(): Guards {
  const { setTimeout } = globalThis;
  if (ofSystem?.setTimeout !== setTimeout) ofSystem = { guards: new Guards(systemClock, systemScheduler), setTimeout };
  return ofSystem.guards;
}

function made<Key extends object, Value>(map: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
