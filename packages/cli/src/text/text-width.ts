const fallback = 80;
const narrowest = 40;
// Lines of prose that are longer are hard to read, however wide the terminal is.
const widest = 110;

/** The width in columns for which text is wrapped. */
export function textWidth(
  stream: { readonly isTTY: boolean; readonly columns: number | undefined },
  env: Readonly<Record<string, string | undefined>>,
): number {
  const columns = stream.isTTY ? stream.columns : Number(env['COLUMNS']);
  return columns ? Math.min(Math.max(columns, narrowest), widest) : fallback;
}
