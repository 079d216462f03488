const LONGEST_TEXT = 40;

/** A value in an error message: short, and never more than the kind of an object. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return `\`${String(value)}\``;
  return `\`'${value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value}'\``;
}
