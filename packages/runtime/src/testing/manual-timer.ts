import type { Heapable } from '../base/queues/heap.js';
import type { Timer } from '../base/time/scheduler.js';

/** A task of a `ManualClock`. Nothing here keeps a process alive, so there is no `unref`. */
export class ManualTimer implements Timer, Heapable {
  place = 0;
  readonly dueAt: number;
  readonly #order: number;
  readonly #onEnd: (timer: ManualTimer) => void;
  #task: (() => void) | undefined;

  constructor(task: () => void, dueAt: number, order: number, onEnd: (timer: ManualTimer) => void) {
    this.#task = task;
    this.dueAt = dueAt;
    this.#order = order;
    this.#onEnd = onEnd;
  }

  /** Earlier, or as early and scheduled before. */
  isBefore(other: ManualTimer): boolean {
    return this.dueAt < other.dueAt || (this.dueAt === other.dueAt && this.#order < other.#order);
  }

  run(): void {
    this.#end()?.();
  }

  cancel(): void {
    this.#end();
  }

  #end(): (() => void) | undefined {
    const task = this.#task;
    this.#task = undefined;
    if (task) this.#onEnd(this);
    return task;
  }
}
