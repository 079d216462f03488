import type { Labels } from './series/labels.js';
import type { Reading } from './counter.js';

/** A number that is set, or asked for when it is read, plus what other monitors have under the same name. */
export class Gauge {
  own: number | (() => number) = 0;
  merged = 0;

  constructor(
    readonly name: string,
    readonly labels: Labels,
  ) {}

  /** Nothing when the function throws or answers with no finite number. */
  read(): Reading | undefined {
    const { name, labels, own, merged } = this;
    try {
      const value = merged + (typeof own === 'function' ? own() : own);
      return Number.isFinite(value) ? { name, labels, value } : undefined;
    } catch {
      return undefined;
    }
  }
}
