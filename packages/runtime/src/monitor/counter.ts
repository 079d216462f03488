import type { Labels } from './series/labels.js';

/** A number of one name and one set of labels. */
export interface Reading {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

/** A number that only grows. */
export class Counter implements Reading {
  value = 0;

  constructor(
    readonly name: string,
    readonly labels: Labels,
  ) {}
}
