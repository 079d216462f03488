import type { Layer } from '../api.js';

/** What measures calls by a name: a `PerformanceMonitor` is one. */
export interface Measuring {
  measure<Result>(name: string, work: () => Result): Result;
}

/** Measures all that lies within, under a name. */
export function monitor(measuring: Measuring, name: string): Layer {
  return { kind: 'monitor', around: (next, context) => measuring.measure(name, () => next(context)) };
}
