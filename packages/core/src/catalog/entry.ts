import type { Confidence, Impact } from '../report/report.js';
import type { Literal } from './arguments.js';

/**
 * A row of what is known about an API.
 *
 * An API is written `module#path`. The module is the package name, or the sub-path that users import
 * (`node:fs` for every spelling of a core module, `global` for globals). The path is the way from the module's
 * exports: `default` for the default export or for `module.exports` itself when it is called or constructed,
 * properties by name, `()` after a name for the result of calling it, `prototype` for an instance.
 * `default.x` and `x` are the same path and are written `x`.
 *
 *     node:fs#readFileSync          glob#sync               express#default().get
 *     pg#Pool.prototype.connect     better-sqlite3#default.prototype.prepare().all
 */
export interface CatalogEntry {
  category: Category;
  /** Every specifier that exports it. The first one names the row. */
  modules: readonly string[];
  /** Paths that share everything else of the row. */
  paths: readonly string[];
  form: 'call' | 'new';
  /** All must hold for the row to match. */
  when?: readonly Condition[];
  impact: Impact;
  /** A pinned impact is never raised by reach; a loop raises `low` to `medium`. */
  pinned?: boolean;
  /** How sure a match is before anything is known of its input. Default `definite`. */
  confidence?: Confidence;
  /** What to use instead, as a reader would write it: "`readFile` from `node:fs/promises`". `{name}` is the last name of the path, `{async}` the same without `Sync`. */
  replacement: string;
  twin?: Twin;
  fix: 'safe' | 'suggestion' | 'advice';
  gates?: readonly Gate[];
  /** Of several, one that says cheap is enough. */
  cost?: CostModel | readonly CostModel[];
  /** The engines that the row is true of, when not of all: `<19`. Unknown engines do not match. */
  engines?: string;
  /** Of a client: it holds settings, and its connections are those that the whole process shares. */
  holdsSettings?: true;
  /** Of a client that holds settings: options by which it has connections of its own. Without them, making it costs microseconds. */
  agentOptions?: readonly string[];
  /** Of a client: requests are sent through it, and nobody closes it after them. */
  isAgent?: true;
  /**
   * Of a client: an argument that sends by itself, so that the client has no connection of its own. It has this method, or comes from
   * a package whose name begins so, whichever where that is empty; or it comes as one of these options, and the client is no more than a wrapper.
   */
  carrier?: { method: string; packages: string; options?: readonly string[] };
  /** Overrides the detector's effort. */
  effortMinutes?: number;
  /** An extra sentence for the message, when the API needs one. */
  note?: string;
}

export type Category =
  | 'sleep'
  | 'http'
  | 'file'
  | 'process'
  | 'crypto'
  | 'compression'
  | 'cpu'
  | 'database'
  | 'client'
  | 'keep-alive';

/**
 * The asynchronous form of a blocking API.
 *
 * `{module}` as the module is the one that the call was resolved to. In the path `{path}` is the row's path without
 * `Sync` in its last name, `{async}` that last name alone.
 */
export interface Twin {
  module: string;
  path: string;
  shape: 'promise' | 'callback' | 'async-iterable' | 'stream' | 'hoist';
  /** The engines that have it, when not all do: `>=22`. */
  engines?: string;
}

/** What the detectors' fixes must check before an edit; the words are those of the catalogue page. */
export type Gate = 'fd' | 'opts' | 'cb' | 'iter' | 'local' | 'cost' | 'hoist';

/** Decides from literal arguments whether a call is expensive enough to report. */
export type CostModel =
  /** Reported when the numeric argument is unknown or at least `from`. */
  | { argument: number; from: number }
  /** Silent when the input at `argument` is provably smaller than `bytes`. */
  | { inputArgument: number; bytes: number };

/**
 * A condition on the arguments of a call. Unknown or spread arguments satisfy none of them, except `notLiteral` and `notCommand`.
 *
 * An argument is given by its index, −1 is the last one. `option` and `withoutOption` may be a path: `headers.Connection`.
 */
export type Condition =
  /** The argument is exactly this literal. */
  | { argument: number; literal: Literal }
  /** Whatever else the argument is, it is none of these literals. */
  | { argument: number; notLiteral: readonly Literal[] }
  /** The option is exactly this literal, or one of these. */
  | { argument: number; option: string; literal: Literal | readonly Literal[] }
  /** The argument certainly lacks the option: it is absent, not an object, or an object literal without it. */
  | { argument: number; withoutOption: string }
  /** No argument is a function; those before this index cannot be one whatever they are. */
  | { noCallbackFrom: number }
  /** The first word of the command given as a string or template at `argument`, or of the file to run. */
  | { argument: number; command: readonly string[] }
  /** Not one of these commands as first word. */
  | { argument: number; notCommand: readonly string[] };
