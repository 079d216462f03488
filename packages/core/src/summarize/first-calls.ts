import type { FirstCallTables } from './module-summary.js';

/** Collects which calls wait for a value to be missing, and who assigns values of that name. */
export class FirstCalls {
  private calls = 0;
  private readonly guarded: [call: number, name: string][] = [];
  private readonly assigned: [fn: number, name: string, emptied: boolean][] = [];

  private readonly named: [call: number, key: number][] = [];

  constructor(private readonly intern: (name: string) => number) {}

  /** Counts a call, made where the named value is missing, or anywhere. */
  call(missing: string | null): void {
    if (missing !== null) this.guarded.push([this.calls, missing]);
    this.calls++;
  }

  assign(fn: number, name: string, emptied: boolean): void {
    this.assigned.push([fn, name, emptied]);
  }

  /** The last call that was counted is made once for each value of a key. */
  name(key: number): void {
    this.named.push([this.calls - 1, key]);
  }

  /** Only assignments that some guard waits for are worth keeping. */
  tables(remap: Int32Array): FirstCallTables {
    const assigned = new Set(this.assigned.map(([, name]) => name));
    const guarded = this.guarded.filter(([, name]) => assigned.has(name));
    const awaited = new Set(guarded.map(([, name]) => name));
    return {
      guarded: guarded.flatMap(([call, name]) => [call, this.intern(name)]),
      assigned: this.assigned.filter(([, name]) => awaited.has(name)).flatMap(([fn, name, emptied]) => [fn, this.intern(name), emptied ? 1 : 0]),
      named: this.named.flatMap(([call, key]) => [call, remap[key]]),
    };
  }
}
