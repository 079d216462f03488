const LONGEST_TEXT = 40;

/** A value in an error message: short, and never more than the kind of an object. */
export function show(value: unknown): string {
  if (typeof value === 'string') return `\`'${value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value}'\``;
  if (Object(value) !== value) return `\`${String(value)}\``;
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'function' ? 'a function' : 'an object';
}
