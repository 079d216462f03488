/**
 * Whether all engines from `lowest` on lie within a range such as `>=22`, `>=22.15` or `<19`.
 *
 * For an upper bound the lowest engine decides: a program that still supports Node 18 has what is true of Node 18.
 * Unknown engines lie within no range.
 */
export function isWithinEngines(range: string, lowest: number | null): boolean {
  if (lowest === null) return false;
  const bound = /^(>=|<)(\d+)(?:\.(\d+))?$/.exec(range);
  if (bound === null) throw new Error(`The engine range "${range}" is neither ">=x.y" nor "<x.y".`);
  const [, operator, major, minor = '0'] = bound;
  if (operator === '<') return lowest < Number(major) || (lowest === Number(major) && minor !== '0');
  return lowest > Number(major) || (lowest === Number(major) && minor === '0');
}
