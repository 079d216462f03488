import type { Confidence } from '../report/report.js';

/** What the type checker adds to what linking found. */
export interface Refinement {
  /** Functions that calls lead to by the type of their receiver. */
  targets: ReadonlyMap<number, TypedTargets>;
  /** Calls whose receiver is known not to have the function that their name suggests. */
  refuted: ReadonlySet<number>;
  /** Functions given to others under a type that returns a promise. */
  promised: ReadonlySet<number>;
}

export interface TypedTargets {
  functions: readonly number[];
  confidence: Confidence;
}

export const NO_REFINEMENT: Refinement = { targets: new Map(), refuted: new Set(), promised: new Set() };
