import type { ArgumentTestTables } from './module-summary.js';

/** What a test has found out about a name: it holds something, or it does not. */
export interface Presence {
  /** Flow node of the reference to the name. */
  reference: number;
  given: boolean;
  /** Whether the name belongs to no function that is being walked: what is made under the test is made for good. */
  isSwitch?: boolean;
}

/** What both say, each thing once: a hundred early returns for want of one argument say as much as the first. */
export function joined(known: readonly Presence[], more: readonly Presence[]): readonly Presence[] {
  const added = more.filter(({ reference, given }) => !known.some((other) => other.reference === reference && other.given === given));
  return added.length === 0 ? known : [...known, ...added];
}

interface Parameter {
  function: number;
  position: number;
}

/** Collects which calls run only for callers that give an argument, or only for those that leave it out. */
export class ArgumentTests {
  /** What the tests around the current place have found out. */
  private around: readonly Presence[] = [];
  private calls = 0;
  private readonly tested: { call: number; presence: Presence }[] = [];
  private readonly parameters = new Map<number, Parameter>();
  private readonly assignments: { to: number; from: number }[] = [];

  /** A parameter that is a plain name, without a default. */
  declare(binding: number, fn: number, position: number): void {
    this.parameters.set(binding, { function: fn, position });
  }

  /** A name gets the value of another name, or any other value (0). */
  assign(to: number, from: number): void {
    this.assignments.push({ to, from });
  }

  /** Counts a call. */
  call(): void {
    for (const presence of this.around) this.tested.push({ call: this.calls, presence });
    this.calls++;
  }

  within(presence: readonly Presence[], action: () => void): void {
    const outer = this.around;
    this.around = joined(outer, presence);
    action();
    this.around = outer;
  }

  /** A function that is made under a test runs whenever it is called; one that is made under a switch, with that alone. */
  inFunction(action: () => void): void {
    const outer = this.around;
    this.around = outer.filter(({ isSwitch }) => isSwitch);
    action();
    this.around = outer;
  }

  /** Once it is known which binding every reference names. */
  tables(remap: Int32Array): ArgumentTestTables {
    const parameterAt = (node: number): Parameter | undefined => this.parameters.get(remap[node]);
    const tests = this.tested.flatMap(({ call, presence: { reference, given } }) => {
      const parameter = parameterAt(reference);
      return parameter ? [call, parameter.function, parameter.position, given ? 1 : 0] : [];
    });
    const assigned = this.assignments.flatMap(({ to, from }) => {
      const [target, source] = [parameterAt(to), parameterAt(from)];
      if (!target) return [];
      return [target.function, target.position, source?.function === target.function ? source.position : -1];
    });
    const switches = this.tested.flatMap(({ call, presence: { reference, given, isSwitch } }) => (isSwitch && !parameterAt(reference) ? [call, remap[reference], given ? 1 : 0] : []));
    return { tests, assigned, switches };
  }
}
