import { grown } from '../entries/grown.js';
import type { EvictionPolicy } from './eviction-policy.js';
import { FrequencySketch } from './frequency-sketch.js';
import { keyHash } from './key-hash.js';
import { SlotLinks, SlotList } from './slot-list.js';

const WINDOW_SHARE = 0.01;
const PROTECTED_SHARE = 0.8;
const [WINDOW, PROBATION, PROTECTED] = [0, 1, 2];

/**
 * W-TinyLFU with a fixed window: a new key passes a small LRU window, and then stays only if it was seen more often than the key that
 * would have to go. Source: as for the sketch; the segments are those of Caffeine.
 */
export class TinyLfu implements EvictionPolicy {
  readonly #links = new SlotLinks();
  readonly #segments = [WINDOW, PROBATION, PROTECTED].map(() => new SlotList(this.#links));
  readonly #window = this.#segments[WINDOW];
  readonly #probation = this.#segments[PROBATION];
  readonly #protected = this.#segments[PROTECTED];
  #segmentOf = new Uint8Array(1);
  #hashes = new Uint32Array(1);
  #sketch = new FrequencySketch(1);
  #windowCapacity = 1;
  #protectedCapacity = 0;

  setCapacity(slots: number): void {
    this.#links.setCapacity(slots);
    this.#segmentOf = grown(this.#segmentOf, slots);
    this.#hashes = grown(this.#hashes, slots);
    this.#sketch = new FrequencySketch(slots);
    this.#windowCapacity = Math.max(1, Math.floor(slots * WINDOW_SHARE));
    this.#protectedCapacity = Math.floor((slots - this.#windowCapacity) * PROTECTED_SHARE);
  }

  inserted(slot: number, key: unknown): void {
    const hash = keyHash(key);
    this.#hashes[slot] = hash;
    this.#sketch.increment(hash);
    this.#segmentOf[slot] = WINDOW;
    this.#window.append(slot);
    if (this.#window.size > this.#windowCapacity) this.#move(this.#window.oldest, PROBATION);
  }

  hit(slot: number): void {
    this.#sketch.increment(this.#hashes[slot]);
    const segment = this.#segmentOf[slot];
    if (segment !== PROBATION) {
      this.#segments[segment].renew(slot);
      return;
    }
    this.#move(slot, PROTECTED);
    if (this.#protected.size > this.#protectedCapacity) this.#move(this.#protected.oldest, PROBATION);
  }

  removed(slot: number): void {
    this.#segments[this.#segmentOf[slot]].remove(slot);
  }

  victim(): number {
    const weakest = this.#probation.oldest || this.#protected.oldest;
    if (this.#window.size < this.#windowCapacity) return weakest || this.#window.oldest;
    const candidate = this.#window.oldest;
    if (weakest === 0 || this.#frequencyOf(candidate) <= this.#frequencyOf(weakest)) return candidate;
    this.#move(candidate, PROBATION);
    return weakest;
  }

  #frequencyOf(slot: number): number {
    return this.#sketch.estimate(this.#hashes[slot]);
  }

  #move(slot: number, segment: number): void {
    this.#segments[this.#segmentOf[slot]].remove(slot);
    this.#segmentOf[slot] = segment;
    this.#segments[segment].append(slot);
  }
}
