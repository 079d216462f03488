/** Headers as an answer has them: those of `fetch`, or the record of an `IncomingMessage`, whose names are in lower case. */
export type AnswerHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The text of a header, the first one if it came more than once. `name` is in lower case. */
export function readHeader(headers: AnswerHeaders, name: string): string | undefined {
  if (typeof headers.get === 'function') return (headers as Headers).get(name) ?? undefined;
  const value = (headers as Record<string, string | readonly string[] | undefined>)[name];
  return typeof value === 'object' ? value[0] : value;
}

/** A number of a header, such as `7` or `0.5`; negative ones are none. */
export function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
