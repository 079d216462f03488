/** What more names are made of adds nothing. */
const MOST_PARTS = 16;

/** What names are made of, each once. */
export function joinedParts(one: readonly number[] | null, other: readonly number[] | null): readonly number[] | null {
  return one && other ? [...new Set([...one, ...other])].slice(0, MOST_PARTS) : (one ?? other);
}

/** Collects which calls are made only where something is missing that they make, one for each of several names. */
export class Creations {
  /** What the names are made of whose want the current place is for. */
  private around: readonly number[] | null = null;
  private calls = 0;
  private readonly made: { call: number; parts: readonly number[] }[] = [];

  /** Counts a call. */
  call(): void {
    if (this.around) this.made.push({ call: this.calls, parts: this.around });
    this.calls++;
  }

  within(parts: readonly number[] | null, action: () => void): void {
    const outer = this.around;
    this.around = joinedParts(outer, parts);
    action();
    this.around = outer;
  }

  /** A function that is made there runs whenever it is called. */
  inFunction(action: () => void): void {
    const outer = this.around;
    this.around = null;
    action();
    this.around = outer;
  }

  table(remap: Int32Array): number[] {
    return this.made.flatMap(({ call, parts }) => (parts.length === 0 ? [call, 0] : parts.flatMap((part) => [call, remap[part]])));
  }
}
