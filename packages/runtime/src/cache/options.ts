import { checkOptions } from '../base/options/check-options.js';
import { boolean, callback, duration, integer, type Kind, number, oneOf, optional, text, withDefault } from '../base/options/kinds.js';
import { OptionError } from '../base/errors/option-error.js';
import { requireTogether } from '../base/options/contradictions.js';
import type { Duration } from '../base/time/duration.js';
import { runtimeSchema, type Runtime } from '../base/time/runtime.js';
import type { EvictionReason } from './entries/audience.js';
import { loadSchema, type LoadDefaults } from './loads/load-options.js';
import type { PolicyName } from './policies/policies.js';
import type { RegionOptions } from './region.js';

/** At least one of `maxSize` and `maxWeight` is required. */
export interface CacheOptions<Key, Value> extends Runtime, LoadDefaults<Value> {
  /** Default: `'cache'`. */
  name?: string;
  /** `false` stores nothing and still loads in single flight. Default: `true`. */
  enabled?: boolean;
  /** The most entries, from 1. */
  maxSize?: number;
  /** The most that all entries weigh together, above 0; needs `weigh`. */
  maxWeight?: number;
  /** The weight of an entry, from 0, in a unit of yours. */
  weigh?: (value: Value, key: Key) => number;
  /** An entry that weighs more is refused and counted. Default: `maxWeight`. */
  maxEntryWeight?: number;
  /**
   * How long a reading of the clock serves for telling which entries are over, so that a look-up does not cost one of its own. An entry may be answered for so
   * long after its end, and for as long as the event loop is blocked. Default: 0, every look-up reads the clock.
   */
  ttlResolution?: Duration;
  /** How long an entry may go unread. Default: no limit. */
  idleTtl?: Duration;
  /** Default: `'lru'`. */
  policy?: PolicyName;
  /** With `'w-tinylfu'`: whether the window, 1 % of the entries otherwise, grows while that brings more hits, and shrinks while it does not. Default: `false`. */
  adaptiveWindow?: boolean;
  /** Parts of the cache with keys of their own, by name; see `region`. Default: none. */
  regions?: Readonly<Record<string, RegionOptions<Value>>>;
  /** How many invalidated tags are remembered, from 1. Default: 10 000. */
  maxTags?: number;
  /** Called after an entry went because of the limits or of its age; the cache may be used in it. */
  onEvict?: (key: Key, value: Value, reason: EvictionReason) => void;
}

const schema = {
  ...runtimeSchema,
  ...loadSchema,
  name: /* @__PURE__ */ withDefault(/* @__PURE__ */ text(), 'cache'),
  enabled: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), true),
  maxSize: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(1), Infinity),
  maxWeight: /* @__PURE__ */ withDefault(/* @__PURE__ */ number(Number.MIN_VALUE), Infinity),
  weigh: /* @__PURE__ */ optional(/* @__PURE__ */ callback<(value: never, key: never) => number>()),
  maxEntryWeight: /* @__PURE__ */ optional(/* @__PURE__ */ number()),
  ttlResolution: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(), 0),
  idleTtl: /* @__PURE__ */ optional(/* @__PURE__ */ duration(1)),
  policy: /* @__PURE__ */ withDefault(/* @__PURE__ */ oneOf('lru', 'sieve', 'w-tinylfu'), 'lru'),
  adaptiveWindow: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), false),
  regions: /* @__PURE__ */ withDefault(/* @__PURE__ */ regionTable(), {}),
  maxTags: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(1), 10_000),
  onEvict: /* @__PURE__ */ optional(/* @__PURE__ */ callback<(key: never, value: never, reason: EvictionReason) => void>()),
};

export function checkCacheOptions<Key, Value>(given: CacheOptions<Key, Value>) {
  const checked = checkOptions(given, schema);
  if (given.maxSize === undefined && given.maxWeight === undefined) {
    throw new OptionError('maxSize', 'an integer from 1', undefined, 'A cache needs a limit; give `maxSize` or `maxWeight`.');
  }
  requireTogether(given, 'maxWeight', 'weigh');
  requireTogether(given, 'maxEntryWeight', 'weigh');
  if (checked.adaptiveWindow && checked.policy !== 'w-tinylfu') {
    throw new OptionError('adaptiveWindow', '`false`', true, "`adaptiveWindow` needs `policy: 'w-tinylfu'`; no other policy has a window.");
  }
  return checked;
}

export type CacheSettings = ReturnType<typeof checkCacheOptions>;

function regionTable(): Kind<object> {
  const schema = { enabled: optional(boolean()), ttl: optional(loadSchema.ttl) };
  return {
    expected: 'an object of options by name',
    read(given, path) {
      if (typeof given !== 'object' || given === null) return undefined;
      for (const [name, options] of Object.entries(given)) checkOptions(options, schema, `${path}.${name}`);
      return given;
    },
  };
}
