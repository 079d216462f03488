export const CAPACITY = 1000;
const LENGTH = 1_000_000;

/** xorshift32, Marsaglia 2003: numbers from 0 up to 1. */
function uniform(): () => number {
  let state = 42;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Ranks from 0, by a Zipf law: the inverse of its distribution by binary search. */
function zipf(exponent: number, count: number): (draw: number) => number {
  const cumulative = new Float64Array(count);
  let total = 0;
  for (let rank = 1; rank <= count; rank++) cumulative[rank - 1] = total += 1 / rank ** exponent;
  return (draw) => {
    const wanted = draw * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** The kinds of access of the traces: the key of access `index`. */
const makers: Record<string, (draw: () => number) => (index: number) => number> = {
  T1: (draw) => {
    const popular = zipf(0.8, 50_000);
    return () => popular(draw());
  },
  T2: (draw) => {
    const popular = zipf(1, 50_000);
    return () => popular(draw());
  },
  T3: (draw) => {
    const popular = zipf(0.9, 20_000);
    let unseen = 1_000_000;
    return () => (draw() < 0.2 ? unseen++ : popular(draw()));
  },
  T4: (draw) => {
    const popular = zipf(0.9, 20_000);
    let looped = 0;
    return () => (draw() < 0.5 ? 1_000_000 + (looped++ % 1200) : popular(draw()));
  },
  T5: (draw) => {
    const recent = zipf(0.8, 1000);
    return (index) => (draw() < 0.95 ? 1_000_000 + Math.floor(index / 50) + 999 - recent(draw()) : Math.floor(draw() * 50_000));
  },
  /** The newer a key, the likelier, and no key lasts: the kind that a small window serves worst. */
  recency: (draw) => (index) => 1_000_000 + Math.floor(index / 4) + Math.floor(400 * Math.log(1 - draw())),
};

/** The five of the design. */
export const traceNames = ['T1', 'T2', 'T3', 'T4', 'T5'];

export function trace(name: string): Int32Array {
  const next = makers[name](uniform());
  return Int32Array.from({ length: LENGTH }, (_, index) => next(index));
}
