import { isBuiltin } from 'node:module';
import type { ts } from 'ts-morph';

type Compiler = typeof ts;

/** The ways in which the catalogue may spell a declaration outside the program: `better-sqlite3#Statement.prototype.get`. */
export function externalApis(compiler: Compiler, program: ts.Program, declaration: ts.Declaration): string[] {
  const module = moduleOf(compiler, program, declaration);
  if (module === null) return [];
  return pathsOf(compiler, declaration).map((path) => `${module}#${path}`);
}

function moduleOf(compiler: Compiler, program: ts.Program, declaration: ts.Declaration): string | null {
  for (let node: ts.Node = declaration; !compiler.isSourceFile(node); node = node.parent) {
    if (compiler.isModuleDeclaration(node) && compiler.isStringLiteral(node.name)) return withScheme(node.name.text);
  }
  const source = declaration.getSourceFile();
  if (program.isSourceFileDefaultLibrary(source)) return 'global';
  return packageOf(source.fileName) ?? (compiler.isExternalModule(source) ? null : 'global');
}

function withScheme(module: string): string {
  return isBuiltin(module) && !module.startsWith('node:') ? `node:${module}` : module;
}

/** The package that a file below `node_modules` belongs to; `@types/acme__store` speaks for `@acme/store`. */
export function packageOf(path: string): string | null {
  const [, inside] = /^.*\/node_modules\/(.+)$/.exec(path) ?? [];
  if (inside === undefined) return null;
  const [scope, name] = inside.split('/');
  if (scope === '@types') return name.includes('__') ? `@${name.replace('__', '/')}` : name;
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function pathsOf(compiler: Compiler, declaration: ts.Declaration): string[] {
  const name = compiler.getNameOfDeclaration(declaration);
  if (!name || !(compiler.isIdentifier(name) || compiler.isStringLiteral(name))) return [];
  const owner = ownerOf(compiler, declaration);
  if (owner === null) return [name.text];
  const isStatic = (compiler.getCombinedModifierFlags(declaration) & compiler.ModifierFlags.Static) !== 0;
  const member = isStatic ? name.text : `prototype.${name.text}`;
  const names = isDefaultExport(compiler, owner) ? [owner.name?.text, 'default'] : [owner.name?.text];
  return names.filter((known) => known !== undefined).map((known) => `${known}.${member}`);
}

type Owner = ts.InterfaceDeclaration | ts.ClassLikeDeclaration | ts.TypeAliasDeclaration;

/** The type whose member is declared; null for what a module exports itself. */
function ownerOf(compiler: Compiler, declaration: ts.Declaration): Owner | null {
  const { parent } = declaration;
  if (compiler.isInterfaceDeclaration(parent) || compiler.isClassLike(parent)) return parent;
  return compiler.isTypeLiteralNode(parent) && compiler.isTypeAliasDeclaration(parent.parent) ? parent.parent : null;
}

function isDefaultExport(compiler: Compiler, owner: Owner): boolean {
  if ((compiler.getCombinedModifierFlags(owner) & compiler.ModifierFlags.Default) !== 0) return true;
  const statements = compiler.isModuleBlock(owner.parent) || compiler.isSourceFile(owner.parent) ? owner.parent.statements : [];
  return statements.some((statement) => compiler.isExportAssignment(statement) && compiler.isIdentifier(statement.expression) && statement.expression.text === owner.name?.text);
}
