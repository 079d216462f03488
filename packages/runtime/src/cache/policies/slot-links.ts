import { grown } from '../entries/grown.js';

/** Slots are numbered from here; below are the ends of the lists, and 0 stands for no slot as well. */
export const FIRST_SLOT = 3;

/**
 * Lists of slots from the oldest to the newest, each a ring that begins and ends at a number below `FIRST_SLOT`; a slot is in one list at most.
 * The older neighbour of a slot is at twice its number, the newer one beside it: one line of the processor's cache has both.
 */
export class SlotLinks {
  #links = Uint32Array.from({ length: 2 * FIRST_SLOT }, (_, index) => index >> 1);

  setCapacity(slots: number): void {
    this.#links = grown(this.#links, 2 * (FIRST_SLOT + slots));
  }

  /** The slot that came into its list after this one; of the end of a list, its oldest; the end itself when there is none. */
  newer(slot: number): number {
    return this.#links[(slot << 1) | 1];
  }

  /** The slots of a list, the oldest first. */
  *list(end: number): Generator<number> {
    for (let slot = this.newer(end); slot !== end; slot = this.newer(slot)) yield slot;
  }

  /** Adds a slot to a list, as its newest. */
  append(slot: number, end: number): void {
    const links = this.#links;
    const newest = links[end << 1];
    links[(newest << 1) | 1] = slot;
    links[slot << 1] = newest;
    links[(slot << 1) | 1] = end;
    links[end << 1] = slot;
  }

  remove(slot: number): void {
    const links = this.#links;
    const older = links[slot << 1];
    const newer = links[(slot << 1) | 1];
    links[(older << 1) | 1] = newer;
    links[newer << 1] = older;
  }

  /** Makes a slot the newest of its list. */
  renew(slot: number, end: number): void {
    if (this.#links[end << 1] === slot) return;
    this.remove(slot);
    this.append(slot, end);
  }
}
