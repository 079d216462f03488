import type { Outlet } from './outlet.js';

interface Outcome {
  readonly result: unknown;
}

const SKIPPED: Outcome = { result: undefined };

/** Results that wait to be taken, in the order of their items or of their arrival. */
export class ResultQueue implements Outlet {
  readonly #isOrdered: boolean;
  readonly #onTake: () => void;
  /** By their turn. */
  readonly #ready = new Map<number, Outcome>();
  #arrived = 0;
  #turn = 0;
  #hasEnded = false;
  #onChange: () => void = () => undefined;

  constructor(isOrdered: boolean, onTake: () => void) {
    this.#isOrdered = isOrdered;
    this.#onTake = onTake;
  }

  get kept(): number {
    return this.#ready.size;
  }

  put(index: number, result: unknown): void {
    this.#add(index, { result });
  }

  skip(index: number): void {
    this.#add(index, SKIPPED);
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** No more will come. */
  end(): void {
    this.#hasEnded = true;
    this.#onChange();
  }

  /** The result whose turn it is, if it is there. */
  take(): { readonly result: unknown } | undefined {
    for (;;) {
      const next = this.#ready.get(this.#turn);
      if (next === undefined) return undefined;
      this.#ready.delete(this.#turn++);
      this.#onTake();
      if (next !== SKIPPED) return next;
    }
  }

  change(): Promise<void> {
    return new Promise((resolve) => {
      this.#onChange = resolve;
    });
  }

  #add(index: number, outcome: Outcome): void {
    this.#ready.set(this.#isOrdered ? index : this.#arrived++, outcome);
    this.#onChange();
  }
}
