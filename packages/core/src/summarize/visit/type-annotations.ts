import type { TSESTree } from '@typescript-eslint/utils';
import { NOTHING } from '../flow-builder.js';
import type { Walk } from '../walk.js';
import { ANY_PROPERTY, propertyName } from './expressions.js';

/** Generic types whose value is, for the call graph, that of their last argument. */
const TRANSPARENT = new Set(['Promise', 'PromiseLike', 'Readonly', 'Required', 'Partial', 'NonNullable', 'Awaited', 'Omit', 'Pick']);
const COLLECTIONS = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Map', 'ReadonlyMap', 'Record', 'WeakMap', 'Iterable', 'AsyncIterable', 'Iterator', 'Generator', 'AsyncGenerator']);

/** Records that a value is annotated with a type. */
export function annotate(walk: Walk, value: number, type: TSESTree.TypeNode): void {
  if (value === NOTHING) return;
  switch (type.type) {
    case 'TSTypeReference':
      return annotateReference(walk, value, type);
    case 'TSArrayType':
      return annotateElements(walk, value, type.elementType);
    case 'TSUnionType':
    case 'TSIntersectionType':
      for (const member of type.types) annotate(walk, value, member);
      return;
    case 'TSTypeOperator':
      if (type.typeAnnotation && type.operator === 'readonly') annotate(walk, value, type.typeAnnotation);
      return;
    case 'TSTypeLiteral': {
      const object = walk.flow.object();
      walk.flow.copy(object, value);
      annotateMembers(walk, object, type.members);
      return;
    }
    case 'TSTypeQuery':
      if (type.exprName.type !== 'TSImportType') walk.flow.copy(entityName(walk, type.exprName), value);
  }
}

/** Records the annotated members of an interface or of an object type. */
export function annotateMembers(walk: Walk, object: number, members: readonly TSESTree.TypeElement[]): void {
  for (const member of members) {
    if (member.type !== 'TSPropertySignature' || !member.typeAnnotation) continue;
    const name = propertyName(member.key, member.computed);
    const type = member.typeAnnotation.typeAnnotation;
    if (name === null || !mayHoldFunctions(type)) continue;
    const field = walk.flow.node();
    annotate(walk, field, type);
    walk.flow.store(object, name, field);
  }
}

function annotateReference(walk: Walk, value: number, type: TSESTree.TSTypeReference): void {
  const args = type.typeArguments?.params ?? [];
  if (type.typeName.type === 'Identifier') {
    const { name } = type.typeName;
    // `as const`
    if (name === 'const') return;
    const parameter = typeParameter(walk, name);
    if (parameter) return annotateConstraint(walk, value, parameter);
    if (args.length > 0 && TRANSPARENT.has(name)) return annotate(walk, value, name === 'Omit' || name === 'Pick' ? args[0] : args[args.length - 1]);
    if (args.length > 0 && COLLECTIONS.has(name)) return annotateElements(walk, value, name.endsWith('Generator') ? args[0] : args[args.length - 1]);
  }
  walk.flow.flow.types.push(entityName(walk, type.typeName), value);
}

/** The type parameter that a name in a type stands for, of the functions, classes and types around. */
function typeParameter(walk: Walk, name: string): TSESTree.TSTypeParameter | undefined {
  for (let depth = walk.ancestors.length - 1; depth >= 0; depth--) {
    const ancestor = walk.ancestors[depth] as { typeParameters?: { params?: TSESTree.TSTypeParameter[] } };
    const parameter = ancestor.typeParameters?.params?.find((candidate) => candidate.name.name === name);
    if (parameter) return parameter;
  }
  return undefined;
}

/** Of a type parameter only a plain bound says something: `Service extends Disposable`. Others may speak of the parameter itself. */
function annotateConstraint(walk: Walk, value: number, { constraint }: TSESTree.TSTypeParameter): void {
  if (constraint?.type !== 'TSTypeReference' || constraint.typeArguments || constraint.typeName.type !== 'Identifier') return;
  if (!typeParameter(walk, constraint.typeName.name)) annotateReference(walk, value, constraint);
}

function annotateElements(walk: Walk, value: number, type: TSESTree.TypeNode): void {
  if (!mayHoldFunctions(type)) return;
  const { flow } = walk;
  const collection = flow.object();
  const element = flow.node();
  flow.copy(collection, value);
  annotate(walk, element, type);
  flow.store(collection, ANY_PROPERTY, element);
}

function mayHoldFunctions(type: TSESTree.TypeNode): boolean {
  return !type.type.endsWith('Keyword') && type.type !== 'TSLiteralType' && type.type !== 'TSFunctionType';
}

/** The node of a name in a type: `Repository`, `shop.Repository`. */
export function entityName(walk: Walk, name: TSESTree.EntityName): number {
  if (name.type === 'Identifier') return walk.reference(name.name);
  return name.type === 'TSQualifiedName' ? walk.flow.load(entityName(walk, name.left), name.right.name) : NOTHING;
}
