import type { Confidence } from '../report/report.js';

const ORDER: readonly Confidence[] = ['definite', 'probable', 'possible'];

/** A finding is as sure as the least sure thing that it rests on. */
export function weakest(...confidences: Confidence[]): Confidence {
  return ORDER[Math.max(...confidences.map((confidence) => ORDER.indexOf(confidence)))];
}
