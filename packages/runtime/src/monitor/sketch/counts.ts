/** Counters of neighbouring buckets. */
export type Counts = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Counters as narrow as the largest count allows. */
export function narrowCounts(length: number, largest: number): Counts {
  if (largest < 2 ** 8) return new Uint8Array(length);
  return largest < 2 ** 16 ? new Uint16Array(length) : wideCounts(length, largest);
}

/** Counters that are all of one type, until one of them counts four thousand million. */
export function wideCounts(length: number, largest: number): Counts {
  return largest < 2 ** 32 ? new Uint32Array(length) : new Float64Array(length);
}

export function largestOf(counts: ArrayLike<number>): number {
  let largest = 0;
  for (let place = 0; place < counts.length; place++) if (counts[place] > largest) largest = counts[place];
  return largest;
}
