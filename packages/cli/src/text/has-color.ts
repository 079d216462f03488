/** Whether to color: `FORCE_COLOR` decides, then `NO_COLOR`, then whether a terminal reads. */
export function hasColor(isTTY: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
