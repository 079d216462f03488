import type { TSESTree } from '@typescript-eslint/utils';

/** A node as the analysis parses it has its offsets on itself; the parsers of ESLint put them into `range`. */
type Located = Partial<Pick<TSESTree.Node, 'range'>> & { start?: number; end?: number };

/** Offset of a node's first character. */
export function startOf(node: object): number {
  const { range, start = 0 } = node as Located;
  return range ? range[0] : start;
}

/** Offset behind a node's last character. */
export function endOf(node: object): number {
  const { range, end = 0 } = node as Located;
  return range ? range[1] : end;
}
