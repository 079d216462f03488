/** A node as the analysis parses it has its offsets on itself; the parsers of ESLint put them into `range`. */
interface Located {
  range?: [start: number, end: number];
  start?: number;
  end?: number;
}

/** Offset of a node's first character. */
export function startOf(node: object): number {
  const { range } = node as Located;
  return range ? range[0] : ((node as Located).start ?? 0);
}

/** Offset behind a node's last character. */
export function endOf(node: object): number {
  const { range } = node as Located;
  return range ? range[1] : ((node as Located).end ?? 0);
}
