/** Where a program looks for the mode that it runs in. */
export const MODE = 'global#process.env.NODE_ENV';

const DEPLOYED: ReadonlySet<string> = new Set(['production', 'prod', 'staging']);

/** Whether a comparison with the mode (`test` for `=== 'test'`, `!test` for `!== 'test'`) that comes out so leaves only the modes of developers. */
export function meansDevelopment(comparison: string, holds: boolean): boolean {
  const isNegated = comparison.startsWith('!');
  const mode = isNegated ? comparison.slice(1) : comparison;
  return DEPLOYED.has(mode) ? isNegated === holds : isNegated !== holds;
}
