/** What holds around the place that is being walked. */
export class Around<Value> {
  constructor(public now: Value) {}

  /** Lets something else hold while an action runs. */
  during(value: Value, action: () => void): void {
    const outer = this.now;
    this.now = value;
    action();
    this.now = outer;
  }
}
