/** One operation, measured for this package and for the libraries that it is compared with. */
export interface Suite {
  /** What is measured, as a table says it: "tryAcquire with room". */
  readonly name: string;
  /** The contestants by name, this package first. */
  readonly cases: Readonly<Record<string, Contestant>>;
  /** What the median of their time / our time must reach, by the name of the other contestant. */
  readonly mustReach?: Readonly<Record<string, number>>;
  /** What is measured: time, or the memory that the result of a run holds on to. Default: `'ns'`. */
  readonly unit?: 'ns' | 'bytes';
  /** Operations in a timed run. Default: a million; 300 000 when they are awaited, 2000 when one takes more than 5 µs. */
  readonly operations?: number;
}

/** Builds what is measured, and returns a loop over the operation: the loop is the contestant's own, so that nothing is measured beside it. */
export type Contestant = () => Loop | Promise<Loop>;

/** Does the operation so many times. It returns something made of the results, so that none of them is optimised away; where memory is measured, what is weighed. */
export type Loop = (times: number) => unknown;
