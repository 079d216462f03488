/**
 * The layout of one call in `ModuleSummary.calls`. Arguments follow the fixed part, `argumentCount` of them.
 */
export const Call = {
  function: 0,
  callee: 1,
  /** Node of the receiver of a member call, else 0. */
  receiver: 2,
  /** Name of the member, else −1. */
  member: 3,
  result: 4,
  flags: 5,
  loopDepth: 6,
  line: 7,
  column: 8,
  endLine: 9,
  endColumn: 10,
  /** Index into `shapes`, or −1. */
  shape: 11,
  argumentCount: 12,
  arguments: 13,
} as const;

/** What is known of a call beside its operands. */
export const CallFlag = {
  new: 1,
  optional: 2,
  tagged: 4,
  awaited: 8,
  /** Not written as a call: a callback that a built-in runs, a getter. */
  implicit: 16,
  /** The callback runs on a later turn of the loop. */
  later: 32,
  /** The callback runs once per element. */
  loop: 64,
  viaCall: 128,
  viaApply: 256,
  viaBind: 512,
  super: 1024,
  /** Runs at most once per process: `x ??= f()`. */
  once: 2048,
  /** Runs once per key: `if (!map.has(k)) map.set(k, f(k))`. */
  keyed: 4096,
  /** Some argument is spread. */
  spread: 8192,
  /** The result is dropped. */
  dropped: 16384,
  /** A function passed by name to something that runs it: `paths.map(readFileSync)`. */
  passed: 32768,
  /** Under a test for the main thread's absence. */
  offloaded: 65536,
  /** Only while the program is developed: not written by a walk, which does not see other files, but known after linking. */
  development: 131072,
  /** After the function has waited for its first parameter, or in what it hangs on that: in a reduction, the promise of the turn before. */
  inTurn: 262144,
  /** In a `catch`, or before an exception is thrown under a condition. */
  afterFailure: 524288,
  /** Of what runs once: once per object, `this.x ??= f()`. */
  perObject: 1048576,
} as const;
