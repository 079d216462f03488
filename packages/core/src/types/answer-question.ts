import type { ts } from 'ts-morph';
import { externalApis } from './external-api.js';
import { functionEndingAt, nodeAt, rangeOf } from './positions.js';
import { NO_ANSWER, type Answer, type Place, type Question } from './question.js';
import { unwrap } from './unwrap.js';

/** A program that TypeScript has read. */
export interface TypedProgram {
  compiler: typeof ts;
  program: ts.Program;
  checker: ts.TypeChecker;
  source(file: string): ts.SourceFile | undefined;
  /** The path of a file of the analysed program, or null. */
  pathOf(source: ts.SourceFile): string | null;
}

const DEEPEST_ALIAS = 4;

/** Looks up what is called. Whatever is of type `any` has no answer. */
export function answerQuestion(typed: TypedProgram, { call: { file, range }, guess, callbacks }: Question): Answer {
  const { compiler } = typed;
  const source = typed.source(file);
  const isCall = (node: ts.Node): node is ts.CallExpression | ts.NewExpression => compiler.isCallExpression(node) || compiler.isNewExpression(node);
  const call = source ? nodeAt(compiler, source, range, isCall) : null;
  if (!call) return NO_ANSWER;
  const promised = callbacks.filter((position) => isPromised(typed, call.arguments?.[position]));
  const callee = unwrap(compiler, call.expression);
  if (!compiler.isPropertyAccessExpression(callee)) return { ...NO_ANSWER, promised };
  const receiver = typed.checker.getApparentType(typed.checker.getTypeAtLocation(callee.expression));
  if (isAny(compiler, receiver)) return { ...NO_ANSWER, promised };
  const symbol = typed.checker.getSymbolAtLocation(callee.name);
  const found: Answer = { ...NO_ANSWER, functions: [], owners: [], apis: [], promised };
  for (const declaration of symbol?.getDeclarations() ?? []) addDeclaration(typed, declaration, found, 0);
  addReceiver(typed, receiver, found);
  return { ...found, guessFits: guess === null ? null : fits(typed, receiver, guess) };
}

function isAny(compiler: typeof ts, type: ts.Type): boolean {
  return (type.flags & (compiler.TypeFlags.Any | compiler.TypeFlags.Unknown | compiler.TypeFlags.Never)) !== 0;
}

function addDeclaration(typed: TypedProgram, declaration: ts.Declaration, found: Answer, depth: number): void {
  const { compiler, program } = typed;
  const source = declaration.getSourceFile();
  const file = typed.pathOf(source);
  const fn = functionOf(compiler, declaration);
  if (fn && file !== null) found.functions.push({ file, range: rangeOf(fn, source) });
  else if (file === null || source.isDeclarationFile) found.apis.push(...externalApis(compiler, program, declaration));
  else if (!fn && depth < DEEPEST_ALIAS) for (const next of aliased(typed, declaration)) addDeclaration(typed, next, found, depth + 1);
  const { parent } = declaration;
  if (file !== null && isNamedType(compiler, parent) && isMember(compiler, declaration)) found.owners.push({ file, name: parent.name.text });
}

/** The function with a body that a declaration is, or that it is initialised with. */
function functionOf(compiler: typeof ts, declaration: ts.Declaration): ts.FunctionLikeDeclaration | null {
  if (compiler.isFunctionLike(declaration)) return 'body' in declaration && declaration.body ? declaration : null;
  const value = valueOf(compiler, declaration);
  return value && (compiler.isArrowFunction(value) || compiler.isFunctionExpression(value)) ? value : null;
}

function valueOf(compiler: typeof ts, declaration: ts.Declaration): ts.Expression | null {
  const parent: ts.Node = declaration.parent;
  if (compiler.isVariableDeclaration(declaration) || compiler.isPropertyDeclaration(declaration) || compiler.isPropertyAssignment(declaration)) {
    return declaration.initializer ? unwrap(compiler, declaration.initializer) : null;
  }
  return compiler.isBinaryExpression(parent) && parent.left === (declaration as ts.Node) ? unwrap(compiler, parent.right) : null;
}

/** What a declaration only gives another name to: `{ read }`, `read: readFile`, an import. */
function aliased({ compiler, checker }: TypedProgram, declaration: ts.Declaration): readonly ts.Declaration[] {
  if (compiler.isShorthandPropertyAssignment(declaration)) return declarationsOf(compiler, checker, checker.getShorthandAssignmentValueSymbol(declaration));
  const value = valueOf(compiler, declaration);
  if (value) return compiler.isIdentifier(value) ? declarationsOf(compiler, checker, checker.getSymbolAtLocation(value)) : [];
  const name = compiler.getNameOfDeclaration(declaration);
  const symbol = name && checker.getSymbolAtLocation(name);
  return symbol && (symbol.flags & compiler.SymbolFlags.Alias) !== 0 ? declarationsOf(compiler, checker, symbol) : [];
}

function declarationsOf(compiler: typeof ts, checker: ts.TypeChecker, symbol: ts.Symbol | undefined): readonly ts.Declaration[] {
  if (!symbol) return [];
  const target = (symbol.flags & compiler.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  return target.declarations ?? [];
}

type NamedType = (ts.InterfaceDeclaration | ts.ClassLikeDeclaration) & { name: ts.Identifier };

function isNamedType(compiler: typeof ts, node: ts.Node): node is NamedType {
  return (compiler.isInterfaceDeclaration(node) || compiler.isClassLike(node)) && node.name !== undefined;
}

function isMember(compiler: typeof ts, declaration: ts.Declaration): boolean {
  return (compiler.getCombinedModifierFlags(declaration) & compiler.ModifierFlags.Static) === 0;
}

/** The receiver's own type says more than the type that declares the member: only its subtypes may override it. */
function addReceiver(typed: TypedProgram, receiver: ts.Type, found: Answer): void {
  if (found.owners.length === 0) return;
  const owners = constituents(receiver).flatMap((type) =>
    (type.getSymbol()?.declarations ?? []).flatMap((declaration) => {
      const file = typed.pathOf(declaration.getSourceFile());
      return file !== null && isNamedType(typed.compiler, declaration) ? [{ file, name: declaration.name.text }] : [];
    }),
  );
  if (owners.length > 0) found.owners = owners;
}

function constituents(type: ts.Type): ts.Type[] {
  return type.isUnionOrIntersection() ? type.types : [type];
}

/** Whether an object that has the function has all that the receiver's type asks for. */
function fits(typed: TypedProgram, receiver: ts.Type, guess: Place): boolean | null {
  const { compiler, checker } = typed;
  const source = typed.source(guess.file);
  const fn = source ? functionEndingAt(compiler, source, guess.range) : null;
  const owner = fn ? objectAround(compiler, fn) : null;
  if (!owner) return null;
  const names = new Set(checker.getTypeAtLocation(owner).getProperties().map((property) => property.name));
  return (receiver.isUnion() ? receiver.types : [receiver]).some((type) =>
    checker.getPropertiesOfType(type).every((property) => (property.flags & compiler.SymbolFlags.Optional) !== 0 || names.has(property.name)),
  );
}

function objectAround(compiler: typeof ts, fn: ts.Node): ts.Node | null {
  const { parent } = compiler.isPropertyAssignment(fn.parent) || compiler.isPropertyDeclaration(fn.parent) ? fn.parent : fn;
  return compiler.isClassLike(parent) || compiler.isObjectLiteralExpression(parent) ? parent : null;
}

/** Whether a function at this place is expected to return a promise. */
function isPromised({ compiler, checker }: TypedProgram, argument: ts.Expression | undefined): boolean {
  const expected = argument && checker.getContextualType(argument);
  if (!expected) return false;
  const results = constituents(expected).flatMap((type) => type.getCallSignatures().map((signature) => signature.getReturnType()));
  return results.flatMap(constituents).some((type) => !isAny(compiler, type) && checker.getPropertyOfType(type, 'then') !== undefined);
}
