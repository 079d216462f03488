import type { Heapable } from '../../queues/heap.js';
import { Linkable } from '../../queues/linked-list.js';
import type { GuardQueue } from './guard-queue.js';

/** A wait that guards other work: it expires, unless it is cancelled before. It is started once, and does not keep the process alive. */
export abstract class Guard extends Linkable<Guard> implements Heapable {
  /** When it expires, by the clock of the `Guards` that started it. */
  dueAt = Infinity;
  place = 0;
  /** Where it waits. */
  queue: GuardQueue | undefined;

  /** Of no effect once it has expired. */
  cancel(): void {
    this.queue?.remove(this);
  }

  /** Called once, at `dueAt` or later. It must not throw. */
  abstract expire(): void;
}
