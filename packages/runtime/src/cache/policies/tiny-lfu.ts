import { grown } from '../entries/grown.js';
import type { EvictionPolicy } from './eviction-policy.js';
import { FrequencySketch } from './frequency-sketch.js';
import { keyHash } from './key-hash.js';
import { FIRST_SLOT, SlotLinks } from './slot-links.js';
import { WindowClimber } from './window-climber.js';

const WINDOW_SHARE = 0.01;
const PROTECTED_SHARE = 0.8;
/** So that the main part never vanishes. */
const LARGEST_WINDOW_SHARE = 0.8;
/** The segments, by the ends of their lists. */
const [WINDOW, PROBATION, PROTECTED] = [0, 1, 2];

/**
 * W-TinyLFU: a new key passes a small LRU window, and then stays only if it was seen more often than the key that would have to go.
 * The window is fixed, or as large as serves best. Source: as for the sketch; the segments are those of Caffeine.
 */
export class TinyLfu implements EvictionPolicy {
  readonly #links = new SlotLinks();
  readonly #sizes = [0, 0, 0];
  #segmentOf = new Uint8Array(FIRST_SLOT);
  #hashes = new Uint32Array(FIRST_SLOT);
  #sketch = new FrequencySketch(1);
  #capacity = 0;
  #windowCapacity = 1;
  #protectedCapacity = 0;
  readonly #isWindowAdaptive: boolean;
  #climber: WindowClimber | undefined;

  constructor(isWindowAdaptive: boolean) {
    this.#isWindowAdaptive = isWindowAdaptive;
  }

  setCapacity(slots: number): void {
    this.#links.setCapacity(slots);
    this.#segmentOf = grown(this.#segmentOf, FIRST_SLOT + slots);
    this.#hashes = grown(this.#hashes, FIRST_SLOT + slots);
    this.#sketch = new FrequencySketch(slots);
    this.#climber = this.#isWindowAdaptive ? new WindowClimber(slots) : undefined;
    this.#capacity = slots;
    this.#setWindow(Math.floor(slots * WINDOW_SHARE));
  }

  inserted(slot: number, key: unknown): void {
    this.#climb(false);
    const hash = keyHash(key);
    this.#hashes[slot] = hash;
    this.#sketch.increment(hash);
    this.#append(slot, WINDOW);
    if (this.#sizes[WINDOW] > this.#windowCapacity) this.#move(this.#oldest(WINDOW), PROBATION);
  }

  hit(slot: number): void {
    this.#climb(true);
    this.#sketch.increment(this.#hashes[slot]);
    const segment = this.#segmentOf[slot];
    if (segment !== PROBATION) {
      this.#links.renew(slot, segment);
      return;
    }
    this.#move(slot, PROTECTED);
    if (this.#sizes[PROTECTED] > this.#protectedCapacity) this.#move(this.#oldest(PROTECTED), PROBATION);
  }

  removed(slot: number): void {
    this.#links.remove(slot);
    this.#sizes[this.#segmentOf[slot]]--;
  }

  victim(): number {
    const weakest = this.#oldest(PROBATION) || this.#oldest(PROTECTED);
    if (this.#sizes[WINDOW] < this.#windowCapacity) return weakest || this.#oldest(WINDOW);
    const candidate = this.#oldest(WINDOW);
    if (weakest === 0 || this.#frequencyOf(candidate) <= this.#frequencyOf(weakest)) return candidate;
    this.#move(candidate, PROBATION);
    return weakest;
  }

  *slots(): Generator<number> {
    for (const segment of [PROBATION, PROTECTED, WINDOW]) yield* this.#links.list(segment);
  }

  #climb(isHit: boolean): void {
    const growth = this.#climber === undefined ? 0 : this.#climber.count(isHit);
    if (growth !== 0) this.#setWindow(this.#windowCapacity + growth);
  }

  /** A larger window fills up as keys come in. */
  #setWindow(slots: number): void {
    this.#windowCapacity = Math.max(1, Math.min(slots, Math.floor(this.#capacity * LARGEST_WINDOW_SHARE)));
    this.#protectedCapacity = Math.floor((this.#capacity - this.#windowCapacity) * PROTECTED_SHARE);
    while (this.#sizes[WINDOW] > this.#windowCapacity) this.#move(this.#oldest(WINDOW), PROBATION);
    while (this.#sizes[PROTECTED] > this.#protectedCapacity) this.#move(this.#oldest(PROTECTED), PROBATION);
  }

  /** The oldest slot of a segment, or 0. */
  #oldest(segment: number): number {
    const slot = this.#links.newer(segment);
    return slot < FIRST_SLOT ? 0 : slot;
  }

  #frequencyOf(slot: number): number {
    return this.#sketch.estimate(this.#hashes[slot]);
  }

  #move(slot: number, segment: number): void {
    this.removed(slot);
    this.#append(slot, segment);
  }

  #append(slot: number, segment: number): void {
    this.#links.append(slot, segment);
    this.#segmentOf[slot] = segment;
    this.#sizes[segment]++;
  }
}
