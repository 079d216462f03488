import type { AbortSource } from '../base/signals/abort-source.js';
import { CallSignal } from '../base/signals/call-signal.js';
import type { DeadlineLike } from '../base/time/deadline-like.js';
import type { TimedCall } from '../timeout/timed-call.js';
import type { CallContext, CallPart, Work } from './api.js';

/** What all parts of a call share. */
export interface SharedByParts {
  readonly isIdempotent: boolean;
  readonly tags: readonly string[];
  readonly args: readonly unknown[];
  /** The part that was begun last of those with a time limit. */
  lastInTime?: TimedCall<never>;
}

/** One call of a pipeline, or a part of one. */
export class Call implements CallContext {
  readonly shared: SharedByParts;
  readonly source: AbortSource | undefined;
  readonly deadline: DeadlineLike | undefined;
  readonly attempt: number;
  readonly work: Work<unknown>;
  readonly #around: Call | undefined;
  #unaborted: AbortSignal | undefined;
  #isSignalRead = false;

  constructor(shared: SharedByParts, part: CallPart & { readonly work: Work<unknown> }, around?: Call) {
    this.shared = shared;
    this.source = part.source;
    this.deadline = part.deadline;
    this.attempt = part.attempt ?? 1;
    this.work = part.work;
    this.#around = around;
  }

  get signal(): AbortSignal {
    this.#noteReading();
    return this.source?.signal ?? (this.#unaborted ??= new CallSignal().signal);
  }

  get isSignalRead(): boolean {
    return this.#isSignalRead;
  }

  get isIdempotent(): boolean {
    return this.shared.isIdempotent;
  }

  get tags(): readonly string[] {
    return this.shared.tags;
  }

  get args(): readonly unknown[] {
    return this.shared.args;
  }

  within({ source = this.source, deadline = this.deadline, attempt = this.attempt, work = this.work }: CallPart): CallContext {
    const isSame = source === this.source && deadline === this.deadline && attempt === this.attempt && work === this.work;
    return isSame ? this : new Call(this.shared, { source, deadline, attempt, work }, this);
  }

  #noteReading(): void {
    this.#isSignalRead = true;
    if (this.#around) this.#around.#noteReading();
  }
}
