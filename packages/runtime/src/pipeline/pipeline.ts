import { asRejection } from '../base/errors/as-rejection.js';
import { OptionError } from '../base/errors/option-error.js';
import { GivenSignal } from '../base/signals/abort-source.js';
import { untilAborted } from '../base/signals/until-aborted.js';
import type { AddedBy, CallContext, Layer, Next, PipelineRunOptions, PipelineStats, Work } from './api.js';
import { Call } from './call.js';
import { run } from './channels.js';
import { runInTime } from './layers/timeout.js';
import { checkPipelineOptions, checkRunOptions, type PipelineOptions, type PipelineSettings, type RunSettings } from './options.js';
import { doubtsAbout } from './order.js';

/** Layers around work. It owns nothing, and needs no closing. */
export class Pipeline<Added = never> {
  readonly name: string;
  /** The kinds of the layers, outermost first. */
  readonly order: readonly string[];
  /** What is doubtful about that order, each with the reason. */
  readonly warnings: readonly string[];
  readonly #settings: PipelineSettings;
  readonly #chain: Next<unknown>;
  readonly #tally = { calls: 0, active: 0, successes: 0, failures: 0 };
  /** Made once, since each call needs both. */
  readonly #succeed: (result: unknown) => unknown;
  readonly #fail: (error: unknown) => never;

  constructor(settings: PipelineSettings, layers: readonly Layer<unknown>[]) {
    this.#settings = settings;
    this.name = settings.name;
    this.order = Object.freeze(layers.map(({ kind }) => kind));
    this.warnings = Object.freeze(doubtsAbout(this.order, settings.isIdempotent));
    this.#chain = layers.reduceRight<Next<unknown>>((next, layer) => rejecting((context) => layer.around(next, context)), rejecting(startWork));
    this.#succeed = (result) => {
      this.#tally.active--;
      this.#tally.successes++;
      return result;
    };
    this.#fail = (error) => {
      this.#tally.active--;
      this.#tally.failures++;
      throw error;
    };
  }

  /** Works through the layers. What they and the work throw passes through; an abort rejects at once with the reason of the signal. */
  run<Result>(work: Work<Result>, options?: PipelineRunOptions): Promise<Result | Added> {
    return this.#trace(work, options) as Promise<Result | Added>;
  }

  /** A function that does its work through the layers; it gets the context before its own arguments. */
  wrap<Arguments extends unknown[], Result>(
    work: (context: CallContext, ...values: Arguments) => Result | PromiseLike<Result>,
  ): (...values: Arguments) => Promise<Result | Added> {
    return (...values) => this.#trace((context) => work(context, ...values), undefined, values) as Promise<Result | Added>;
  }

  stats(): Readonly<PipelineStats> {
    return Object.freeze({ name: this.name, ...this.#tally });
  }

  #trace(work: Work<unknown>, options: PipelineRunOptions | undefined, args?: readonly unknown[]): Promise<unknown> {
    return run.hasSubscribers ? run.tracePromise(() => this.#run(work, options, args), { pipeline: this.name }) : this.#run(work, options, args);
  }

  #run(work: Work<unknown>, options: PipelineRunOptions | undefined, args: readonly unknown[] | undefined): Promise<unknown> {
    return asRejection(() => {
      const settings = checkRunOptions(options);
      settings.signal?.throwIfAborted();
      this.#tally.calls++;
      this.#tally.active++;
      return this.#start(work, settings, args ?? settings.args).then(this.#succeed, this.#fail);
    });
  }

  #start(work: Work<unknown>, { signal, deadline, isIdempotent = this.#settings.isIdempotent, tags }: RunSettings, args: readonly unknown[]): Promise<unknown> {
    const call = new Call({ isIdempotent, tags, args }, { work, deadline, source: signal && new GivenSignal(signal) });
    if (deadline) return runInTime(this.#chain, call, { ...this.#settings, ms: Infinity });
    return untilAborted(this.#chain(call), signal);
  }
}

/**
 * Puts layers around work, outermost first; options may come before them. `warnings` of the pipeline names what is doubtful about their order. Throws an
 * `OptionError` when there is no layer or are two caches, and, with `strict`, for a doubtful order.
 */
export function pipeline<const Layers extends readonly Layer<unknown>[]>(...layers: Layers): Pipeline<AddedBy<Layers>>;
export function pipeline<const Layers extends readonly Layer<unknown>[]>(options: PipelineOptions, ...layers: Layers): Pipeline<AddedBy<Layers>>;
export function pipeline(...given: (PipelineOptions | Layer<unknown>)[]): Pipeline<unknown> {
  const options = isLayer(given[0]) ? undefined : (given.shift() as PipelineOptions | undefined);
  const settings = checkPipelineOptions(options);
  const made = new Pipeline<unknown>(settings, checkLayers(given));
  if (!settings.strict || made.warnings.length === 0) return made;
  throw new OptionError('layers', 'in a safe order', made.order, made.warnings.join(' '));
}

function checkLayers(layers: readonly unknown[]): readonly Layer<unknown>[] {
  if (!layers.every(isLayer)) throw new OptionError('layers', 'objects with `kind` and `around()`', layers.find((layer) => !isLayer(layer)));
  const caches = layers.filter(({ kind }) => kind === 'cached').length;
  if (layers.length > 0 && caches <= 1) return layers;
  throw new OptionError('layers', caches > 1 ? 'with one `cached` at most' : 'one layer at least', layers);
}

function isLayer(given: unknown): given is Layer<unknown> {
  const { kind, around }: Partial<Layer> = given ?? {};
  return typeof kind === 'string' && typeof around === 'function';
}

/** A caller may leave between a grant within a layer and the start. */
function startWork(context: CallContext): Promise<unknown> {
  if (context.source?.isAborted) throw context.source.reason;
  return Promise.resolve(context.work(context));
}

/** What a layer or the work throws before it returns a promise is a rejection too. */
function rejecting(next: Next<unknown>): Next<unknown> {
  return (context) => asRejection(() => next(context));
}
