import type { Clock } from '../../base/time/clock.js';
import type { AdaptiveLimit } from '../../bulkhead/limits/adaptive-limit.js';
import { GradientLimit } from '../../bulkhead/limits/gradient-limit.js';
import type { Mapper, MapSettings } from './options.js';

/** Where `'adaptive'` begins, and what it stays within. */
const BOUNDS = { min: 5, max: 100 };

/** A mapper, and how many items may be at work in it. */
export interface LimitedMapper<Item> {
  readonly limit: { readonly current: number };
  readonly map: Mapper<Item, unknown>;
}

export function limited<Item>(map: Mapper<Item, unknown>, { concurrency, clock }: MapSettings): LimitedMapper<Item> {
  if (concurrency !== 'adaptive') return { limit: { current: concurrency }, map };
  const limit = new GradientLimit(BOUNDS);
  return { limit, map: learning(map, limit, clock) };
}

function learning<Item>(map: Mapper<Item, unknown>, limit: AdaptiveLimit, clock: Clock): Mapper<Item, unknown> {
  let active = 0;
  return async (item, context) => {
    const startedAt = clock.now();
    let isSuccess = false;
    active++;
    try {
      const result = await map(item, context);
      isSuccess = true;
      return result;
    } finally {
      limit.learn(clock.now() - startedAt, active, isSuccess);
      active--;
    }
  };
}
