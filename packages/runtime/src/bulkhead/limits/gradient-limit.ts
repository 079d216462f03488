import { type AdaptiveLimit, type Bounds, isTelling } from './adaptive-limit.js';
import { Probe } from './probe.js';

/** Medians may exceed the best by so much before the limit shrinks. */
const TOLERANCE = 1.1;
const SHRINK = 0.9;
const GROW = 1.1;
/** The median of fewer is chance, and chance would shrink the limit. */
const SMALLEST_WINDOW = 50;
const LARGEST_WINDOW = 1_000;
/** The best median is measured anew after so many windows, since what is behind the limit changes. */
const WINDOWS_BETWEEN_PROBES = 100;

type Phase = { readonly kind: 'probing'; readonly probe: Probe } | { readonly kind: 'following'; windowsLeft: number };

/**
 * Follows best median / present median of the durations, at most a tenth up or down after each window of as many calls as the limit
 * admits at once, 50 to 1000. Failures count when they are slow, as time-outs are. The best median is measured by probes, which shrink the limit
 * until that makes nothing quicker, so that a lasting change is not taken for congestion, nor congestion for normal. After Envoy's adaptive
 * concurrency filter.
 */
export class GradientLimit implements AdaptiveLimit {
  readonly #bounds: Bounds;
  readonly #durations: Float64Array;
  #phase: Phase = { kind: 'probing', probe: new Probe() };
  #samples = 0;
  /** With a fraction, so that a small limit can move by a tenth. */
  #limit: number;
  #best = Infinity;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
    this.#limit = bounds.min;
    this.#durations = new Float64Array(windowSize(bounds.max));
  }

  get current(): number {
    return Math.floor(this.#limit);
  }

  learn(durationMs: number, active: number, isSuccess: boolean): void {
    const isQuickFailure = !isSuccess && durationMs < this.#best;
    if (isQuickFailure || !isTelling(active, this.current)) return;
    this.#durations[this.#samples++] = durationMs;
    if (this.#samples < windowSize(this.current)) return;
    const median = this.#durations.subarray(0, this.#samples).sort()[this.#samples >> 1];
    this.#samples = 0;
    if (this.#phase.kind === 'probing') this.#probe(median, this.#phase.probe);
    else this.#follow(median, this.#phase);
  }

  #probe(median: number, probe: Probe): void {
    const best = probe.add(median);
    if (best === undefined) return this.#scale(SHRINK);
    this.#best = best;
    this.#phase = { kind: 'following', windowsLeft: WINDOWS_BETWEEN_PROBES };
  }

  #follow(median: number, phase: Phase & { kind: 'following' }): void {
    const gradient = median > 0 ? (TOLERANCE * this.#best) / median : GROW;
    // Room for as many more as the square root, since the medians of small windows are the most uncertain.
    this.#scale(Math.min(GROW, Math.max(SHRINK, gradient + 1 / Math.sqrt(this.#limit))));
    if (--phase.windowsLeft === 0) this.#phase = { kind: 'probing', probe: new Probe() };
  }

  #scale(factor: number): void {
    this.#limit = Math.min(this.#bounds.max, Math.max(this.#bounds.min, this.#limit * factor));
  }
}

function windowSize(limit: number): number {
  return Math.min(LARGEST_WINDOW, Math.max(SMALLEST_WINDOW, limit));
}
