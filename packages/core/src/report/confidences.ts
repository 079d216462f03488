import type { Confidence } from './report.js';

/** How sure something is, surest first. */
export const CONFIDENCES = ['definite', 'probable', 'possible'] as const satisfies readonly Confidence[];
