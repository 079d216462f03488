import type { ts } from 'ts-morph';
import type { Position4 } from '../summarize/module-summary.js';

type Compiler = typeof ts;

/** The offset of a line and column that count from 1, or −1. */
function offsetOf(source: ts.SourceFile, line: number, column: number): number {
  const start = source.getLineStarts()[line - 1];
  return start === undefined ? -1 : start + column - 1;
}

/** The outermost node of a kind that takes up just this range. */
export function nodeAt<Found extends ts.Node>(compiler: Compiler, source: ts.SourceFile, [line, column, endLine, endColumn]: Position4, is: (node: ts.Node) => node is Found): Found | null {
  const start = offsetOf(source, line, column);
  const end = offsetOf(source, endLine, endColumn);
  const search = (node: ts.Node): Found | null => {
    if (node.end === end && is(node) && node.getStart(source) === start) return node;
    return compiler.forEachChild(node, (child) => (child.pos <= start && child.end >= end ? (search(child) ?? undefined) : undefined)) ?? null;
  };
  return start < 0 || end < 0 ? null : search(source);
}

/** The function that ends here; methods are written with and without their name. */
export function functionEndingAt(compiler: Compiler, source: ts.SourceFile, [line, column, endLine, endColumn]: Position4): ts.SignatureDeclaration | null {
  const start = offsetOf(source, line, column);
  const end = offsetOf(source, endLine, endColumn);
  const search = (node: ts.Node): ts.SignatureDeclaration | null => {
    if (node.end === end && compiler.isFunctionLike(node)) return node;
    return compiler.forEachChild(node, (child) => (child.pos <= start && child.end >= end ? (search(child) ?? undefined) : undefined)) ?? null;
  };
  return start < 0 || end < 0 ? null : search(source);
}

export function rangeOf(node: ts.Node, source: ts.SourceFile): Position4 {
  const start = source.getLineAndCharacterOfPosition(node.getStart(source));
  const end = source.getLineAndCharacterOfPosition(node.end);
  return [start.line + 1, start.character + 1, end.line + 1, end.character + 1];
}
