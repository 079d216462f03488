import type { AbortSource } from '../base/signals/abort-source.js';
import type { DeadlineLike } from '../base/time/deadline-like.js';

/** What the layers of a call and its work share. */
export interface CallContext {
  /** Aborts when nobody waits for the work any more. Made when it is first read, unless it is the caller's own. */
  readonly signal: AbortSignal;
  /** Tells layers of that abort without making a signal; `undefined` when nothing can abort. */
  readonly source: AbortSource | undefined;
  /** When the answer is of no use any more: the earliest of all that hold. */
  readonly deadline: DeadlineLike | undefined;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  /** Whether the work may run more than once. */
  readonly isIdempotent: boolean;
  /** As the caller gave them. */
  readonly tags: readonly string[];
  /** What a wrapped function was called with, or `args` of `run`. */
  readonly args: readonly unknown[];
  /** Whether the work, or anything within this part of the call, was given its signal. */
  readonly isSignalRead: boolean;
  /** The work itself, which the innermost layer starts. */
  readonly work: Work<unknown>;
  /** The context of a part of the call that differs in something. */
  within(part: CallPart): CallContext;
}

/** What a part of a call has of its own; the rest stays as it is around it. A deadline comes with a source that aborts at it. */
export interface CallPart {
  readonly source?: AbortSource | undefined;
  readonly deadline?: DeadlineLike | undefined;
  readonly attempt?: number;
  readonly work?: Work<unknown>;
}

/** What lies within a layer. It may be called any number of times, and never throws but rejects. */
export type Next<Result> = (context: CallContext) => Promise<Result>;

/** A part of a pipeline. `Added` is what `around` may return beside the result of the work. */
export interface Layer<Added = never> {
  /** The name in `order` and in warnings. */
  readonly kind: string;
  around<Result>(next: Next<Result>, context: CallContext): Promise<Result | Added>;
}

/** What the layers of a pipeline add to the results of the work. */
export type AddedBy<Layers extends readonly Layer<unknown>[]> = Layers[number] extends infer One ? (One extends Layer<infer Added> ? Added : never) : never;

/** Work that gets the context of its call. */
export type Work<Result> = (context: CallContext) => Result | PromiseLike<Result>;

export interface PipelineRunOptions {
  /** An abort rejects the call at once, with the signal's reason. */
  signal?: AbortSignal;
  /** Ends the call with a `TimeoutError`; one that has passed keeps it from starting. Default: none. */
  deadline?: DeadlineLike;
  /** Default: that of the pipeline. */
  isIdempotent?: boolean;
  /** For layers of your own. Default: none. */
  tags?: readonly string[];
  /** For the functions that find a key. Default: none. */
  args?: readonly unknown[];
}

export interface PipelineStats {
  readonly name: string;
  readonly calls: number;
  /** Calls under way. */
  readonly active: number;
  readonly successes: number;
  /** Calls that threw, the aborted ones among them. */
  readonly failures: number;
}
