/** Decides which slot is given up. Slots are numbered from `FIRST_SLOT`; 0 stands for none. */
export interface EvictionPolicy {
  /** How many slots may be in use: the share of a segment follows it. Never forgets a slot that is in use. */
  setCapacity(slots: number): void;
  /** A key has taken a free slot. */
  inserted(slot: number, key: unknown): void;
  /** The value of a slot was read or replaced. */
  hit(slot: number): void;
  /** A slot was given free. */
  removed(slot: number): void;
  /** The slot to evict before the next insertion, or 0 when none is in use. */
  victim(): number;
  /** All slots in use, so that inserting them anew in this order makes them leave in about this order. */
  slots(): Iterable<number>;
}
