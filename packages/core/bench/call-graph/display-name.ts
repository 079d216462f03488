/** A node of the parsed file, read by name because all kinds of node pass through the same walk. */
export interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

export type Ancestors = readonly SyntaxNode[];

/** What a reader calls a function: `total`, `Basket.add`, `get Basket.total`, or nothing when it has no name. */
export function displayName(node: SyntaxNode, ancestors: Ancestors, text: string): string {
  const own = node.id as SyntaxNode | null | undefined;
  if (own) return textOf(own, text);
  if (node.type === 'StaticBlock') return `${className(ancestors, text)}.static`;
  return nameFromParent(node, ancestors, text);
}

function nameFromParent(node: SyntaxNode, ancestors: Ancestors, text: string): string {
  const parent = ancestors.at(-1);
  if (!parent) return '';
  switch (parent.type) {
    case 'VariableDeclarator':
      return textOf(parent.id as SyntaxNode, text);
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return parent.right === node ? textOf(parent.left as SyntaxNode, text) : '';
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parent.value === node ? `${accessor(parent)}${className(ancestors, text)}.${keyOf(parent, text)}` : '';
    case 'Property':
      return parent.value === node ? `${accessor(parent)}${objectName(ancestors, text)}${keyOf(parent, text)}` : '';
    case 'ExportDefaultDeclaration':
      return 'default';
    case 'TSExportAssignment':
      return 'export =';
    default:
      return '';
  }
}

function accessor(member: SyntaxNode): string {
  return member.kind === 'get' || member.kind === 'set' ? `${member.kind} ` : '';
}

/** The class around a member: member, class body, class. */
function className(ancestors: Ancestors, text: string): string {
  const depth = ancestors.findLastIndex(({ type }) => type === 'ClassDeclaration' || type === 'ClassExpression');
  return displayName(ancestors[depth], ancestors.slice(0, depth), text) || 'class';
}

function objectName(ancestors: Ancestors, text: string): string {
  const depth = ancestors.findLastIndex(({ type }) => type === 'ObjectExpression');
  if (depth < 0) return '';
  const name = nameFromParent(ancestors[depth], ancestors.slice(0, depth), text);
  return name ? `${name}.` : '';
}

function keyOf(member: SyntaxNode, text: string): string {
  const key = textOf(member.key as SyntaxNode, text);
  return member.computed ? `[${key}]` : key.replaceAll(/^['"]|['"]$/g, '');
}

/** Without a type annotation, which the range of a TypeScript binding includes. */
function textOf(node: SyntaxNode, text: string): string {
  if (typeof node.name === 'string') return node.type === 'PrivateIdentifier' ? `#${node.name}` : node.name;
  return text.slice(node.start, node.end);
}
