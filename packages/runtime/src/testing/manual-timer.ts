import type { Timer } from '../base/time/scheduler.js';

/** A task of a `ManualClock`. Nothing here keeps a process alive, so there is no `unref`. */
export class ManualTimer implements Timer {
  readonly dueAt: number;
  readonly #order: number;
  readonly #onEnd: () => void;
  #task: (() => void) | undefined;

  constructor(task: () => void, dueAt: number, order: number, onEnd: () => void) {
    this.#task = task;
    this.dueAt = dueAt;
    this.#order = order;
    this.#onEnd = onEnd;
  }

  get isWaiting(): boolean {
    return this.#task !== undefined;
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
    if (task) this.#onEnd();
    return task;
  }
}
