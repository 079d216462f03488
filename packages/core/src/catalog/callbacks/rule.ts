import type { HandlerPosition } from '../roots/rules.js';

/** When and how often an external callee runs a function that it is given. */
export interface CallbackRule {
  /**
   * `module#path` as in `CatalogEntry`, with `*` for any one name and `*()` for any one call; `?#name` for a method
   * of that name on a receiver that the analysis could not resolve (`?#forEach`).
   */
  apis: readonly string[];
  /** `now`: in its caller. `later`: on the loop, after the caller went on. `never`: not on this thread. */
  runs: 'now' | 'later' | 'never';
  /** The callback runs once per element. */
  loop?: boolean;
  /** Reach of a callback that runs later. `caller`: the class of the code that registers it (the default). */
  reach?: 'caller' | 'request' | 'background' | 'tooling';
  /** With a `reach`: the class of the registering code where that is hotter. A listener added per request runs per request. */
  orCaller?: boolean;
  /** With a `reach`: the callback runs once for each time that it is registered, and belongs to the start of the program where that registers it. */
  single?: boolean;
  /** The callback runs at most once per process: `once(load)`. */
  once?: boolean;
  /** The callee awaits what an async callback returns. */
  awaits?: boolean;
  /** Arguments that are callbacks. Default: every argument that is a function. */
  callbacks?: readonly HandlerPosition[];
  /** The callback may only be synchronous: no `await` can be inserted (comparators, revivers …). */
  mustBeSync?: boolean;
  /** The code inside runs in a transaction or under a lock. */
  context?: 'transaction' | 'lock';
  /** The callee returns what the callback returns. */
  passesThrough?: boolean;
  /** The callee runs nothing: it returns a function, or an object, whose use runs the callback (`debounce`, `promisify`). */
  wraps?: boolean;
}
