/** Texts and numbers that are written down are told apart by these bits: those that share one count as the same. */
const WRITTEN_BITS = 8;
const FIRST_WRITTEN = 16;
const WRITTEN = ((1 << WRITTEN_BITS) - 1) * FIRST_WRITTEN;

/** The kinds of values that tests tell apart, as bits. Objects, and texts and numbers that are not known, are `other` where they are no falsy ones. */
export const ValueKind = { nothing: 1, falsy: 2, function: 4, other: 8 } as const;
export const TRUTHY = ValueKind.function | ValueKind.other | WRITTEN;
export const ANY_VALUE = ValueKind.nothing | ValueKind.falsy | TRUTHY;
/** Each kind by itself. */
export const KINDS: readonly number[] = Array.from({ length: Math.log2(FIRST_WRITTEN) + WRITTEN_BITS }, (_, bit) => 1 << bit);

/** The kind of a value that is written down as a literal. */
export function kindOfLiteral(value: unknown): number {
  if (value === null) return ValueKind.nothing;
  if (!value) return ValueKind.falsy;
  return typeof value === 'string' || typeof value === 'number' ? FIRST_WRITTEN << (hash(String(value)) % WRITTEN_BITS) : ValueKind.other;
}

function hash(text: string): number {
  let sum = text.length;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) % 65_521;
  return sum;
}
