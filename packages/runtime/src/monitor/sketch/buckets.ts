/**
 * Buckets whose bounds grow by 2^(1/32), from a nanosecond to half a thousand years when values are milliseconds: the buckets of
 * OpenTelemetry's exponential histograms at scale 5 and of Prometheus' native histograms with schema 5. A value is at most 1.1 % away from
 * the middle of its bucket. Bucket 0 takes everything below, and stands for 0; the last takes everything above.
 */
export const BUCKETS = 2_048;

export const BUCKETS_PER_DOUBLING = 32;
const LOWEST_EXPONENT = -20;
const RATIO = 2 ** (1 / BUCKETS_PER_DOUBLING);

const MANTISSA_BITS = 20;
const CELL_BITS = 6;
const STEP_BITS = 5;
const EXPONENT_BIAS = 1_023;

/** The bucket of a finite number from 0, read off its bits: a logarithm would take four times as long. */
export const bucketOf = /* @__PURE__ */ bucketReader();

/**
 * The tables and all numbers are in a closure since bundlers make variables of the constants of a module, and the engine can look through constants only. The
 * tables are signed, since signed numbers are compared with unsigned ones as floats.
 */
function bucketReader(): (value: number) => number {
  const float = new Float64Array(1);
  const words = new Int32Array(float.buffer);
  float[0] = 1;
  const high = words[1] === 0 ? 0 : 1;
  const steps = stepTable();
  const [mantissaBits, stepBits, cellShift, stepsPerDoubling] = [MANTISSA_BITS, STEP_BITS, MANTISSA_BITS - CELL_BITS, BUCKETS_PER_DOUBLING];
  const [mantissaMask, stepMask] = [2 ** MANTISSA_BITS - 1, 2 ** STEP_BITS - 1];
  const lowest = (EXPONENT_BIAS + LOWEST_EXPONENT) * BUCKETS_PER_DOUBLING;
  const last = BUCKETS - 1;
  /** Brings a value below its own bound, since a bound belongs to the bucket that it ends. */
  const justBelow = 1 - 2 ** -53;
  return (value) => {
    float[0] = value * justBelow;
    const word = words[high];
    const mantissa = word & mantissaMask;
    const step = steps[mantissa >>> cellShift];
    // 1 when it is, without a branch that the next value takes the other way.
    const isPastEnd = (step - ((mantissa << stepBits) | stepMask) - 1) >>> 31;
    const bucket = (word >>> mantissaBits) * stepsPerDoubling + (step & stepMask) + isPastEnd - lowest;
    return bucket < 0 ? 0 : bucket < last ? bucket : last;
  };
}

/**
 * For each cell of mantissas the step of the doubling at its start, below the upper bits of the mantissa where that step ends. A cell is
 * narrower than a step, so that at most one step ends in it.
 */
function stepTable(): Int32Array {
  const ends = Array.from({ length: BUCKETS_PER_DOUBLING }, (_, step) => Math.round((RATIO ** (step + 1) - 1) * 2 ** MANTISSA_BITS));
  return Int32Array.from({ length: 2 ** CELL_BITS }, (_, cell) => {
    const step = ends.findIndex((end) => end > cell << (MANTISSA_BITS - CELL_BITS));
    return (ends[step] << STEP_BITS) | step;
  });
}

/** The largest value of a bucket. */
export function upperBoundOf(bucket: number): number {
  return 2 ** ((bucket + 1) / BUCKETS_PER_DOUBLING + LOWEST_EXPONENT);
}

/** The value that is off by the same part from both bounds of a bucket. */
export function middleOf(bucket: number): number {
  return bucket === 0 ? 0 : (upperBoundOf(bucket) * 2) / (1 + RATIO);
}
