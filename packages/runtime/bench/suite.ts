/** One operation, measured for this package and for the libraries that it is compared with. */
export interface Suite {
  /** What is measured, as a table says it: "tryAcquire with room". */
  readonly name: string;
  /** The contestants by name, this package first. */
  readonly cases: Readonly<Record<string, Contestant>>;
  /** Operations in a timed run. Default: a million; give fewer for what waits or takes microseconds. */
  readonly operations?: number;
}

/** Builds what is measured, and returns a loop over the operation: the loop is the contestant's own, so that nothing is measured beside it. */
export type Contestant = () => Loop | Promise<Loop>;

/** Does the operation so many times. Whatever it returns is kept, so that no result is optimised away. */
export type Loop = (times: number) => unknown;
