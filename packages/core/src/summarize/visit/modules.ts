import type { TSESTree } from '@typescript-eslint/utils';
import { NOTHING } from '../flow-builder.js';
import type { Node } from '../../syntax/node.js';
import type { Visitors, Walk } from '../walk.js';
import { visitNamed } from './expressions.js';

function visitImport(walk: Walk, node: TSESTree.ImportDeclaration): void {
  walk.esm = true;
  const { flow } = walk;
  const specifier = flow.name(node.source.value);
  for (const { local, ...imported } of node.specifiers) {
    const to = flow.declare(walk.scope, local.name);
    flow.imports.imports.push(to, specifier, flow.name(importedName(imported)));
  }
  if (node.specifiers.length === 0) flow.imports.imports.push(flow.node(), specifier, flow.name('*'));
}

function importedName(specifier: Pick<TSESTree.ImportClause, 'type'> & { imported?: Node }): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return moduleExportName(specifier.imported as Node);
}

function moduleExportName(node: Node): string {
  return node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : '';
}

function exportNode(walk: Walk, name: string, node: number): void {
  walk.esm = true;
  walk.exportCount++;
  if (node !== NOTHING) walk.flow.imports.exports.push(walk.flow.name(name), node);
}

function visitNamedExport(walk: Walk, node: TSESTree.ExportNamedDeclaration): void {
  walk.esm = true;
  const { flow } = walk;
  if (node.source) {
    const specifier = flow.name(node.source.value);
    for (const { exported, local } of node.specifiers) {
      flow.imports.reexports.push(flow.name(moduleExportName(exported)), specifier, flow.name(moduleExportName(local)));
    }
    return;
  }
  for (const { exported, local } of node.specifiers) exportNode(walk, moduleExportName(exported), walk.reference(moduleExportName(local)));
  if (!node.declaration) return;
  walk.visit(node.declaration);
  for (const name of declaredNames(node.declaration)) exportNode(walk, name, walk.reference(name));
}

/** The names that a declaration introduces. */
export function declaredNames(node: Node): string[] {
  switch (node.type) {
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id }) => declaredNames(id));
    case 'Identifier':
      return [node.name];
    case 'ObjectPattern':
      return node.properties.flatMap((property) => declaredNames(property.type === 'Property' ? property.value : property.argument));
    case 'ArrayPattern':
      return node.elements.flatMap((element) => (element ? declaredNames(element) : []));
    case 'AssignmentPattern':
      return declaredNames(node.left);
    case 'RestElement':
      return declaredNames(node.argument);
    default:
      return 'id' in node && node.id?.type === 'Identifier' ? [node.id.name] : [];
  }
}

/** A namespace or enum is an object; declarations of one name share it. */
function visitNamespace(walk: Walk, node: TSESTree.TSModuleDeclaration): void {
  const { flow } = walk;
  if (node.id.type !== 'Identifier' || !node.body) return;
  const binding = flow.declare(walk.scope, node.id.name);
  const object = flow.object();
  flow.copy(object, binding);
  const body = node.body as Node;
  if (body.type !== 'TSModuleBlock') return;
  walk.inScope(true, () => {
    for (const statement of body.body) {
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
      walk.visit(declaration ?? statement);
      for (const name of declaration ? declaredNames(declaration) : []) flow.store(binding, name, walk.reference(name));
    }
  });
}

export const moduleVisitors: Visitors = {
  ImportDeclaration(walk, node) {
    visitImport(walk, node);
    return NOTHING;
  },
  ExportNamedDeclaration(walk, node) {
    visitNamedExport(walk, node);
    return NOTHING;
  },
  ExportDefaultDeclaration(walk, node) {
    exportNode(walk, 'default', visitNamed(walk, node.declaration, 'default'));
    return NOTHING;
  },
  ExportAllDeclaration(walk, node) {
    walk.esm = true;
    const { flow } = walk;
    const exported = node.exported ? moduleExportName(node.exported) : '*';
    flow.imports.reexports.push(flow.name(exported), flow.name(node.source.value), flow.name('*'));
    return NOTHING;
  },
  TSExportAssignment(walk, node) {
    walk.exportsAssigned = true;
    const value = visitNamed(walk, node.expression, 'module.exports');
    walk.flow.store(walk.reference('module'), 'exports', value);
    return NOTHING;
  },
  TSImportEqualsDeclaration(walk, node) {
    const { flow } = walk;
    const to = flow.declare(walk.scope, node.id.name);
    const { moduleReference } = node;
    if (moduleReference.type === 'TSExternalModuleReference') {
      const { expression } = moduleReference;
      if (expression.type === 'Literal') flow.imports.requires.push(to, flow.name(expression.value));
    } else flow.copy(walk.visit(moduleReference), to);
    return NOTHING;
  },
  TSQualifiedName: (walk, node) => walk.flow.load(walk.visit(node.left), node.right.name),
  TSModuleDeclaration(walk, node) {
    visitNamespace(walk, node);
    return NOTHING;
  },
  TSEnumDeclaration(walk, node) {
    walk.flow.copy(walk.flow.object(), walk.flow.declare(walk.scope, node.id.name));
    return NOTHING;
  },
};
