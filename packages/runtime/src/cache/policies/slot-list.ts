import { grown } from '../entries/grown.js';

/** The neighbours of each slot. Lists that share them can hand a slot to each other; a slot is in one list at most. */
export class SlotLinks {
  older = new Uint32Array(1);
  newer = new Uint32Array(1);

  setCapacity(slots: number): void {
    this.older = grown(this.older, slots);
    this.newer = grown(this.newer, slots);
  }
}

/** Slots from the oldest to the newest. */
export class SlotList {
  oldest = 0;
  newest = 0;
  size = 0;
  readonly #links: SlotLinks;

  constructor(links: SlotLinks) {
    this.#links = links;
  }

  append(slot: number): void {
    const { older, newer } = this.#links;
    older[slot] = this.newest;
    newer[slot] = 0;
    if (this.newest === 0) this.oldest = slot;
    else newer[this.newest] = slot;
    this.newest = slot;
    this.size++;
  }

  remove(slot: number): void {
    const { older, newer } = this.#links;
    const before = older[slot];
    const after = newer[slot];
    if (before === 0) this.oldest = after;
    else newer[before] = after;
    if (after === 0) this.newest = before;
    else older[after] = before;
    this.size--;
  }

  renew(slot: number): void {
    if (slot === this.newest) return;
    this.remove(slot);
    this.append(slot);
  }
}
