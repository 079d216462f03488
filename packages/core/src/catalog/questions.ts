const ASKS_FOR_NOTHING = /^_?is(?:Nil|Null|Undefined|Empty)$/;

/** Functions that answer yes only where there is a value, by the way to them. */
export const asksForSomething: ReadonlySet<string> = new Set(['Array.isArray', 'Boolean']);

/** Whether a function of this name answers yes where there is no value, or nothing in it: `isNil(value)`. */
export function asksForNothing(name: string): boolean {
  return ASKS_FOR_NOTHING.test(name);
}
