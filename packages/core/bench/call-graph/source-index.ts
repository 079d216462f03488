import { parseSync, visitorKeys, type ParserOptions } from 'oxc-parser';
import { displayName, type Ancestors, type SyntaxNode } from './display-name.js';

/** A stretch of text; lines and columns count from 1, the end is exclusive. */
export interface Span {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Something that runs when it is called. A class stands for its constructor, written or not. */
export interface FunctionPlace extends Span {
  name: string;
  kind: 'module' | 'function' | 'class' | 'initializer' | 'getter' | 'setter';
  /** A method begins at its key, its function at the parenthesis: both are known. */
  outer: Span;
}

/** Where a call is written, and where the name of what it calls ends. */
export interface CallPlace extends Span {
  calleeEndLine: number;
  text: string;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const CLASSES = new Set(['ClassDeclaration', 'ClassExpression']);
const CALLS = new Set(['CallExpression', 'NewExpression', 'TaggedTemplateExpression']);
const MEMBERS = new Set(['MethodDefinition', 'Property', 'PropertyDefinition']);

/** The functions and calls of one file, found by parsing it, so that two tools that count differently can be compared. */
export class SourceIndex {
  readonly functions: FunctionPlace[] = [];
  readonly calls: CallPlace[] = [];
  private readonly lineStarts: number[] = [0];

  constructor(
    readonly path: string,
    readonly text: string,
  ) {
    for (let index = 0; index < text.length; index++) if (text[index] === '\n') this.lineStarts.push(index + 1);
    this.visit(parse(path, text), []);
  }

  /** The function that another tool places here, when both ends, the end alone or the start alone agree, in this order. */
  functionAt(span: Span): FunctionPlace | undefined {
    const others = this.functions.filter(({ kind }) => kind !== 'module');
    return (
      others.find((place) => sameSpan(place, span) || sameSpan(place.outer, span)) ??
      (this.isModule(span) ? this.functions[0] : undefined) ??
      innermost(others.filter((place) => sameEnd(place, span))) ??
      innermost(others.filter((place) => sameStart(place, span) || sameStart(place.outer, span)))
    );
  }

  /** The call that another tool places here: recorded positions may lack parentheses around the callee, or have some around the call. */
  callAt(span: Span): CallPlace | undefined {
    return (
      this.calls.find((place) => sameSpan(place, span)) ??
      this.calls.find((place) => sameEnd(place, span)) ??
      this.calls.find((place) => sameStart(place, span)) ??
      this.calls.find((place) => contains(span, place))
    );
  }

  private isModule({ line, column, endLine }: Span): boolean {
    return line === 1 && column === 1 && endLine >= this.lineStarts.length - 1;
  }

  private visit(node: SyntaxNode, ancestors: Ancestors): void {
    const kind = functionKind(node, ancestors);
    if (kind) this.functions.push({ ...this.span(node), outer: this.outer(node, ancestors), kind, name: displayName(node, ancestors, this.text) });
    if (CALLS.has(node.type)) this.calls.push(this.call(node));
    const path = [...ancestors, node];
    for (const key of visitorKeys[node.type] ?? []) {
      for (const child of [node[key]].flat()) if (isNode(child)) this.visit(child, path);
    }
  }

  private call(node: SyntaxNode): CallPlace {
    const callee = (node.callee ?? node.tag) as SyntaxNode;
    return { ...this.span(node), calleeEndLine: this.position(callee.end).line, text: this.text.slice(node.start, node.end) };
  }

  private outer(node: SyntaxNode, ancestors: Ancestors): Span {
    const parent = ancestors.at(-1);
    const isMember = parent && FUNCTIONS.has(node.type) && MEMBERS.has(parent.type) && parent.value === node;
    const owner = isMember ? parent : node;
    return this.span(isConstructor(owner) ? (ancestors.at(-3) as SyntaxNode) : owner);
  }

  private span({ start, end }: SyntaxNode): Span {
    const { line: endLine, column: endColumn } = this.position(end);
    return { ...this.position(start), endLine, endColumn };
  }

  private position(offset: number): { line: number; column: number } {
    let line = this.lineStarts.length;
    while (this.lineStarts[line - 1] > offset) line--;
    return { line, column: offset - this.lineStarts[line - 1] + 1 };
  }
}

/** Whether two places are the same function; a constructor is its class. */
export function sameFunction(one: FunctionPlace, other: FunctionPlace): boolean {
  return sameSpan(one, other) || sameSpan(one.outer, other.outer);
}

function functionKind(node: SyntaxNode, ancestors: Ancestors): FunctionPlace['kind'] | null {
  const parent = ancestors.at(-1);
  if (node.type === 'Program') return 'module';
  if (CLASSES.has(node.type)) return 'class';
  if (node.type === 'StaticBlock') return 'initializer';
  if (FUNCTIONS.has(node.type)) return parent?.kind === 'get' ? 'getter' : parent?.kind === 'set' ? 'setter' : 'function';
  return parent?.type === 'PropertyDefinition' && parent.value === node ? 'initializer' : null;
}

function isConstructor(node: SyntaxNode): boolean {
  return node.type === 'MethodDefinition' && node.kind === 'constructor';
}

function parse(path: string, text: string): SyntaxNode {
  const jsx: ParserOptions = { preserveParens: false, astType: 'ts', sourceType: 'unambiguous' };
  const options = /\.[cm]?tsx?$/.test(path) ? jsx : { ...jsx, lang: 'jsx' as const };
  const result = [options, { ...options, sourceType: 'commonjs' as const }]
    .map((attempt) => parseSync(path, text, attempt))
    .find(({ program, errors }) => program.body.length > 0 || errors.length === 0);
  if (!result) throw new Error(`${path} cannot be parsed.`);
  return { ...(result.program as unknown as SyntaxNode), start: 0, end: text.length };
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function innermost(places: FunctionPlace[]): FunctionPlace | undefined {
  return places.at(-1);
}

/** Of nested calls the outermost is visited first. */
function contains(span: Span, place: Span): boolean {
  const startsInside = place.line > span.line || (place.line === span.line && place.column >= span.column);
  const endsInside = place.endLine < span.endLine || (place.endLine === span.endLine && place.endColumn <= span.endColumn);
  return startsInside && endsInside;
}

function sameSpan(one: Span, other: Span): boolean {
  return sameStart(one, other) && sameEnd(one, other);
}

function sameStart(one: Span, other: Span): boolean {
  return one.line === other.line && one.column === other.column;
}

function sameEnd(one: Span, other: Span): boolean {
  return one.endLine === other.endLine && one.endColumn === other.endColumn;
}
