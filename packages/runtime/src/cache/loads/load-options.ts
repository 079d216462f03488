import { checkOptions, type Checked } from '../../base/options/check-options.js';
import { callback, duration, either, number, optional, withDefault } from '../../base/options/kinds.js';
import { signalOption } from '../../base/signals/signal-option.js';
import type { Duration } from '../../base/time/duration.js';
import type { TimeToLive } from '../entries/time-to-live.js';
import { textList } from '../text-list.js';

/** What holds for every load of a cache unless the call says otherwise. */
export interface LoadDefaults<Value> {
  /** How long a value is fresh, or a function of the value. Default: for ever. */
  ttl?: TimeToLive<Value>;
  /** The share of `ttl`, from 0 to 1, that chance may take away. Default: 0. */
  jitter?: number;
  /** How long after `ttl` a stale value is answered at once while one load renews it. Default: 0. */
  swr?: Duration;
  /** How long after `ttl` a stale value stands in for a failed load. Default: 0. */
  staleIfError?: Duration;
  /** The `ttl` of `undefined` and `null`. Default: `ttl`. */
  negativeTtl?: Duration;
  /** How long a rejection is remembered and repeated. Default: 0. */
  errorTtl?: Duration;
  /** How eagerly a fresh value is renewed before its end, from 0; 1 is the published optimum. Default: 0, not at all. */
  earlyRefresh?: number;
  /** After this, a caller gets the stale value if there is one; the load goes on. Default: no limit. */
  softTimeout?: Duration;
  /** After this, the load is aborted and rejects with a `TimeoutError`. Default: no limit. */
  hardTimeout?: Duration;
}

export interface LoadOptions<Value> extends LoadDefaults<Value> {
  /** Ends the wait of this caller; the load goes on while another caller waits. */
  signal?: AbortSignal;
  /** Names under which the entry can be invalidated. Default: none. */
  tags?: readonly string[];
}

export const loadSchema = {
  ttl: /* @__PURE__ */ withDefault(/* @__PURE__ */ either(/* @__PURE__ */ duration(0, Infinity), /* @__PURE__ */ callback<(value: never) => Duration>()), Infinity),
  jitter: /* @__PURE__ */ withDefault(/* @__PURE__ */ number(0, 1), 0),
  swr: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(0, Infinity), 0),
  staleIfError: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(0, Infinity), 0),
  negativeTtl: /* @__PURE__ */ optional(/* @__PURE__ */ duration(0, Infinity)),
  errorTtl: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(0, Infinity), 0),
  earlyRefresh: /* @__PURE__ */ withDefault(/* @__PURE__ */ number(), 0),
  softTimeout: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(1, Infinity), Infinity),
  hardTimeout: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(1, Infinity), Infinity),
};

const callSchema = {
  ...loadSchema,
  signal: signalOption,
  tags: /* @__PURE__ */ withDefault(/* @__PURE__ */ textList(), []),
};

export type LoadSettings = Checked<typeof callSchema>;

/** The settings of one call: its own options before the defaults. */
export function loadSettings<Value>(defaults: LoadSettings, options: LoadOptions<Value> | undefined): LoadSettings {
  if (options === undefined) return defaults;
  const given = Object.entries(checkOptions(options, callSchema)).filter(([name]) => options[name as keyof LoadOptions<Value>] !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}
