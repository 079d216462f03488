/** Tells the time. Every interval of this package is measured with `now`; `wallNow` appears only in exported timestamps and HTTP dates. */
export interface Clock {
  /** Milliseconds since an arbitrary start, with fractions; never goes back. */
  now(): number;
  /** Milliseconds since 1970, as the system's clock has them; may jump either way. */
  wallNow(): number;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wallNow: () => Date.now(),
};
