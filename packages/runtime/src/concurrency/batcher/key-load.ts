type Resolve = (value: unknown) => void;
type Reject = (error: unknown) => void;

let resolveNewest: Resolve;
let rejectNewest: Reject;

/** One for all promises: a function for each of them costs as much as all the rest of a load. */
function remember(resolve: Resolve, reject: Reject): void {
  resolveNewest = resolve;
  rejectNewest = reject;
}

/** The load of one key. */
export class KeyLoad<Value> {
  readonly promise: Promise<Value> = new Promise<unknown>(remember) as Promise<Value>;
  readonly resolve: (value: Value) => void = resolveNewest;
  readonly reject: Reject = rejectNewest;
}
