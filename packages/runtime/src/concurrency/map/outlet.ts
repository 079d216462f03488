/** Where the results of a run go. */
export interface Outlet {
  /** How many results nobody has taken yet; each holds a slot. */
  readonly kept: number;
  put(index: number, result: unknown): void;
  /** There will be no result of this item. */
  skip(index: number): void;
}
