/** What a constraint that waits for values does with them. */
export const WatcherKind = {
  /** a: name, b: node that gets the property */
  load: 0,
  /** a: name, b: node whose values go into the property */
  store: 1,
  /** a: call, b: 0 when the watched node is the callee, 1 when it is the receiver of `.call` and kin, 2 for an implied `super()` */
  call: 2,
  /** a: node that is annotated with the type in the watched node */
  type: 3,
  /** a: node that holds the prototype of the objects in the watched node */
  prototype: 4,
  /** a: callback model; the watched node holds functions that an external API was given */
  callback: 5,
} as const;

/** The constraints of a program, by number. */
export class Watchers {
  readonly kinds: number[] = [];
  readonly as: number[] = [];
  readonly bs: number[] = [];

  add(kind: number, a: number, b: number): number {
    this.kinds.push(kind);
    this.as.push(a);
    return this.bs.push(b) - 1;
  }
}
