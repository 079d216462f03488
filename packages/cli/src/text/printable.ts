// Control characters steer terminals, and bidirectional ones reorder what is read: neither may come from analysed code.
const unprintable = new RegExp(
  '[\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]',
  'g',
);

/** The text with control characters spelled out, except those in `kept`. */
export function printable(text: string, kept = ''): string {
  return text.replace(unprintable, (character) => (kept.includes(character) ? character : escaped(character)));
}

/** Any JSON value with every string printable: the value itself where nothing had to be spelled out. */
export function printableStrings<Value>(value: Value): Value {
  return isPrintable(value) ? value : (copyOf(value) as Value);
}

function isPrintable(value: unknown): boolean {
  if (typeof value === 'string') return value.search(unprintable) < 0;
  return typeof value !== 'object' || value === null || Object.values(value).every(isPrintable);
}

function copyOf(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf(part)]));
}

function escaped(character: string): string {
  const code = character.codePointAt(0)!;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
}
