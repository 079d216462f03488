import { OptionError } from '../base/errors/option-error.js';
import type { Clock } from '../base/time/clock.js';
import type { EntryStore } from './entries/entry-store.js';
import type { Lifetime } from './entries/lifetimes.js';
import type { TagTable } from './entries/tag-table.js';

/** An entry as `dump` gives it and `restore` takes it; it is JSON if its key and value are. Times are in milliseconds since 1970. */
export interface DumpedEntry<Key, Value> {
  readonly key: Key;
  readonly value: Value;
  readonly weight: number;
  readonly tags?: readonly string[] | undefined;
  readonly createdAt?: number | undefined;
  /** From here on it is stale. Default: never. */
  readonly expiresAt?: number | undefined;
  /** How long a stale one is of use, in milliseconds. Default: 0. */
  readonly staleMs?: number | undefined;
}

type Times = Pick<DumpedEntry<unknown, unknown>, 'createdAt' | 'expiresAt' | 'staleMs'>;

/** All entries that are of use, those that would be evicted first before the others. */
export function dumpedEntries<Key, Value>(store: EntryStore<Key, Value>, tags: TagTable, clock: Clock): DumpedEntry<Key, Value>[] {
  const slots = [...store.slots()].filter((slot) => store.isKept(slot) && tags.isValid(store.tagging(slot)));
  return slots.map((slot) => ({
    key: store.key(slot),
    value: store.value(slot),
    weight: store.weightOf(slot),
    tags: store.tagging(slot)?.tags,
    ...toWallTimes(store.lifetime(slot), clock),
  }));
}

/** Those of dumped entries that are still of use. Throws an `OptionError` for a time that is no number. */
export function* usableEntries<Key, Value>(entries: Iterable<DumpedEntry<Key, Value>>, clock: Clock) {
  for (const { key, value, weight, tags, ...times } of entries) {
    const lifetime = fromWallTimes(times, clock);
    if (lifetime === undefined || lifetime.freshUntil + lifetime.staleMs > clock.now()) yield { key, value, weight, tags, lifetime };
  }
}

/** Between the wall clock, which other processes share, and the monotonic clock, which is of this process. */
function wallOffset(clock: Clock): number {
  return clock.wallNow() - clock.now();
}

export function toWallTimes(lifetime: Lifetime | undefined, clock: Clock): Times {
  if (lifetime === undefined) return { createdAt: undefined, expiresAt: undefined };
  const offset = wallOffset(clock);
  return { createdAt: lifetime.createdAt + offset, expiresAt: lifetime.freshUntil + offset, staleMs: lifetime.staleMs };
}

function fromWallTimes({ createdAt, expiresAt, staleMs = 0 }: Times, clock: Clock): Lifetime | undefined {
  if (expiresAt === undefined) return undefined;
  const offset = wallOffset(clock);
  const lifetime = { createdAt: (createdAt ?? expiresAt) - offset, freshUntil: expiresAt - offset, staleMs, loadMs: 0 };
  if (Number.isFinite(lifetime.createdAt + lifetime.freshUntil) && staleMs >= 0) return lifetime;
  throw new OptionError('expiresAt', 'a number, as `createdAt` and `staleMs` must be,', expiresAt);
}
