/** A task that waits for its time. */
export interface Timer {
  /** Forgets the task; of no effect once it has started. */
  cancel(): void;
  /** Lets the process end before the task is due. */
  unref?(): void;
}

/** Starts tasks later. */
export interface Scheduler {
  /**
   * Runs a task once, after a delay in milliseconds. A task may start a little early by the clock, and late when the event loop
   * was blocked: whoever needs a certain time looks at the clock again.
   */
  schedule(task: () => void, delayMs: number): Timer;
}

export const systemScheduler: Scheduler = {
  schedule: (task, delayMs) => new SystemTimer(task, delayMs),
};

/** Schedules a task that only guards other work, and so must not keep the process alive. */
export function scheduleGuard(scheduler: Scheduler, task: () => void, delayMs: number): Timer {
  const timer = scheduler.schedule(task, delayMs);
  timer.unref?.();
  return timer;
}

/** `setTimeout` takes a longer delay for one of 1 ms. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

class SystemTimer implements Timer {
  #handle: NodeJS.Timeout;
  #isReferenced = true;

  constructor(task: () => void, delayMs: number) {
    this.#handle = this.#start(task, delayMs);
  }

  cancel(): void {
    clearTimeout(this.#handle);
  }

  unref(): void {
    this.#isReferenced = false;
    this.#handle.unref();
  }

  #start(task: () => void, delayMs: number): NodeJS.Timeout {
    if (delayMs <= LONGEST_DELAY_MS) return setTimeout(task, delayMs);
    return setTimeout(() => {
      this.#handle = this.#start(task, delayMs - LONGEST_DELAY_MS);
      if (!this.#isReferenced) this.#handle.unref();
    }, LONGEST_DELAY_MS);
  }
}
