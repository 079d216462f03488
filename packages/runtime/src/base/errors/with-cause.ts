/** What somebody threw, with the error that it came after as its cause, unless it has one. */
export function withCause(thrown: unknown, cause: unknown): unknown {
  const isCause = thrown === cause || cause === undefined;
  if (thrown instanceof Error && thrown.cause === undefined && !isCause) Reflect.defineProperty(thrown, 'cause', { value: cause, configurable: true, writable: true });
  return thrown;
}
