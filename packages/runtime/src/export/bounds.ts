/** The bounds of classic histograms in milliseconds, those of most clients of Prometheus: 5 ms to 10 s. */
export const CLASSIC_BOUNDS_MS: readonly number[] = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];
