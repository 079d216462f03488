const COMPARATOR = /(>=|<=|>|<|=|\^|~)?\s*v?(\d+|x|\*)(\.[\w.*-]+)?/gi;

/** Lowest major version that a range such as `engines.node` allows, or null when it names none. */
export function minimumNode(range: unknown): number | null {
  if (typeof range !== 'string') return null;
  const lowest = range.split('||').map(lowestOfAlternative);
  const known = lowest.filter((major) => major !== null);
  return known.length === lowest.length ? Math.min(...known) : null;
}

function lowestOfAlternative(alternative: string): number | null {
  const bounds = [...alternative.matchAll(COMPARATOR)].map(([, operator = '', major = '', rest = '']) => {
    if (operator.startsWith('<') || !/^\d+$/.test(major)) return null;
    return operator === '>' && rest === '' ? Number(major) + 1 : Number(major);
  });
  // The end of a hyphen range is an upper bound.
  const lower = alternative.includes(' - ') ? bounds.slice(0, 1) : bounds;
  const known = lower.filter((bound) => bound !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
