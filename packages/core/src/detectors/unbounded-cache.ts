import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../syntax/node.js';
import type { Walk } from '../summarize/walk.js';
import type { Detector } from './detector.js';
import { ON_THE_LOOP } from '../report/reaches.js';
import { judgeGrowth } from './judge-growth.js';
import { admittedBy } from '../syntax/admitted.js';
import { madeCollection } from '../syntax/collections.js';
import { limitedByCounter } from '../syntax/counted.js';
import { isSame } from '../syntax/expression-text.js';
import { isFiniteType, isFresh, variesPerCall } from '../syntax/finite.js';
import { collectMemoized } from '../syntax/memoized.js';
import { growthOf, grownInside } from '../syntax/growth.js';
import { methodCall } from '../syntax/method-call.js';
import { flowNodeOf, placeOf, type Place } from '../syntax/place.js';
import { isProvided } from '../syntax/provided.js';
import { isSealed } from '../syntax/sealed.js';
import { findRunning, perFunction } from '../syntax/search.js';
import { enclosingFunction } from '../syntax/surroundings.js';
import { readAccess } from '../syntax/cache-access.js';
import { unwrap } from '../syntax/unwrap.js';
import { thinnedBy, upkeepOf } from '../syntax/upkeep.js';
import { valuesIn } from '../syntax/value-of.js';

const NAME = 'unbounded-cache';

export const unboundedCache: Detector = {
  name: NAME,
  title: 'Unbounded cache',
  summary: 'A long-lived collection gains an entry per call and never loses one.',
  why: 'Memory grows with every key that anybody ever asks for. The garbage collector visits all of it again and again, so that the process first becomes slow and then runs out of memory, and a client who makes keys up can see to that.',
  remedy: 'Bound it: `new AsyncLRUCache({ maxSize, ttl })`, with the size that fits. Where entries stand for work in flight, delete them when the work is over.',
  utility: ['AsyncLRUCache'],
  impact: 'high',
  effortMinutes: 30,
  defaultReach: [...ON_THE_LOOP, 'unreached'],
  options: [],
  examples: {
    bad: [
      `const users = new Map();\nexport const user = async (id) => {\n  const u = await load(id);\n  users.set(id, u);\n  return u;\n};\nconst load = async (id) => (await fetch(\`https://shop.example/\${id}\`)).json();`,
      `import { LRUCache } from 'lru-cache';\nconst baskets = new LRUCache({ ttl: 60_000 });\nexport async function keep(id, basket) {\n  baskets.set(id, basket);\n}`,
    ],
    good: [
      `import { LRUCache } from 'lru-cache';\nconst users = new LRUCache({ max: 5_000, ttl: 60_000 });\nexport async function keep(id, user) {\n  users.set(id, user);\n}`,
      `const labels = new Map<'a' | 'b', string>();\nexport async function label(key: 'a' | 'b') {\n  labels.set(key, key.toUpperCase());\n}`,
      `const pending = new Map();\nexport async function once(id) {\n  const p = fetch(\`https://shop.example/\${id}\`);\n  pending.set(id, p);\n  try {\n    return await p;\n  } finally {\n    pending.delete(id);\n  }\n}`,
    ],
  },
  collect: {
    NewExpression: collectMade,
    ArrayExpression: collectMade,
    ObjectExpression: collectMade,
    CallExpression: collectCall,
    AssignmentExpression: collectAssignment,
    UnaryExpression: collectUpkeep,
    BinaryExpression: collectMeasure,
    TSTypeAliasDeclaration: (node, walk) => {
      if (isFiniteType(node.typeAnnotation)) walk.candidate(NAME, node, { role: 'finite' }, [walk.reference(node.id.name)]);
    },
    TSEnumDeclaration: (node, walk) => walk.candidate(NAME, node, { role: 'finite' }, [walk.reference(node.id.name)]),
  },
  judgeAll: judgeGrowth,
};

function collectMade(node: Node, walk: Walk): void {
  const made = madeCollection(walk, node);
  if (!made || (node.type !== 'NewExpression' && !mayOutlive(walk, made.name))) return;
  const [key, value] = made.types;
  if (key && made.kind !== 'array' && isFiniteType(key)) return;
  const keyType = key?.type === 'TSTypeReference' && key.typeName.type === 'Identifier' ? walk.reference(key.typeName.name) : 0;
  const constructor = node.type === 'NewExpression' ? flowNodeOf(walk, node.callee) : 0;
  const isTiny = made.kind === 'Set' || (value !== undefined && isTinyType(value));
  walk.candidate(NAME, node, { role: 'made', kind: made.kind, name: made.name, tiny: isTiny, shared: isProvided(walk) }, [made.node, keyType, constructor]);
}

/** Most literals live as long as a call: only what the module, a class or a function inside may hold is noted. */
function mayOutlive(walk: Walk, name: string): boolean {
  return walk.scope.parent === null || walk.class >= 0 || grownInside(enclosingFunction(walk) ?? walk.ancestors[0]).has(name);
}

function isTinyType({ type }: TSESTree.TypeNode): boolean {
  return type === 'TSNumberKeyword' || type === 'TSBooleanKeyword';
}

function collectCall(node: TSESTree.CallExpression, walk: Walk): void {
  collectMade(node, walk);
  collectMemoized(NAME, node, walk);
  collectUpkeep(node, walk);
  collectGrowth(node, walk);
}

function collectGrowth(node: Node, walk: Walk): void {
  const growth = growthOf(node);
  if (!growth || walk.function === 0 || isOwn(walk, growth.place) || !variesPerCall(walk, growth.key)) return;
  const { collection, place, key, value, kinds } = growth;
  const admitting = admittedBy(walk, key, place);
  const data = { role: 'growth', kinds: kinds.join(' '), fresh: kinds.includes('array') || isFresh(walk, key), tiny: !kinds.includes('array') && value !== undefined && isTinyValue(value), cached: isRead(walk, place, targetOf(node)), copied: isCopied(value, key, place) || admitting !== null, admitted: admitting !== null && isSealed(walk, admitting), in: walk.functions[walk.function].name };
  walk.candidate(NAME, node, data, [flowNodeOf(walk, collection), placeOf(key) ? flowNodeOf(walk, key) : 0, ...valuesIn(walk, key), ...(admitting ? [flowNodeOf(walk, admitting)] : [])]);
}

/** `texts[language] = { ...ALL[language] }`: there are as many as the other collection has. */
function isCopied(value: Node | undefined, key: Node, { text }: Place): boolean {
  const isEntry = (node: Node): boolean => node.type === 'MemberExpression' && node.computed && isSame(node.property, key) && placeOf(node.object)?.text !== text;
  return value !== undefined && findRunning(value, isEntry) !== null;
}

/** Whether a place is a variable of the function itself. */
function isOwn(walk: Walk, { root, text }: Place): boolean {
  return root === 'this' ? text === 'this' : walk.isLocal(root);
}

/** Whether the function that writes a collection also looks things up in it, as one does with a cache. */
function isRead(walk: Walk, { text }: Place, target: Node | null): boolean {
  const around = enclosingFunction(walk);
  return around !== null && (readsIn(around).get(text) ?? []).some((node) => node !== target);
}

/** What looks something up in a collection, by the place of that. */
const readsIn = perFunction((body) => {
  const reads = new Map<string, Node[]>();
  findRunning(body, (node) => {
    const access = node.type === 'AwaitExpression' ? null : readAccess(node);
    const place = access && placeOf(access.collection);
    const known = place && reads.get(place.text);
    if (known) known.push(node);
    else if (place) reads.set(place.text, [node]);
    return false;
  });
  return reads;
});

/** What is written and not read: the left side of `cache[key] = value`. */
function targetOf(node: Node): Node | null {
  return node.type === 'AssignmentExpression' && node.operator === '=' ? unwrap(node.left) : null;
}

function isTinyValue(value: Node): boolean {
  const node = unwrap(value);
  if (node.type === 'Literal') return typeof node.value !== 'string';
  if (node.type === 'UnaryExpression' || node.type === 'UpdateExpression' || node.type === 'BinaryExpression') return true;
  const call = methodCall(node);
  return call?.method === 'now';
}

function collectUpkeep(node: Node, walk: Walk): void {
  const upkeep = upkeepOf(node, walk);
  if (upkeep) walk.candidate(NAME, node, { role: upkeep.role }, [upkeep.collection]);
  const groups = node.type === 'CallExpression' ? thinnedBy(node, walk) : null;
  if (groups) walk.candidate(NAME, node, { role: 'thinned' }, [flowNodeOf(walk, groups)]);
}

function collectAssignment(node: TSESTree.AssignmentExpression, walk: Walk): void {
  collectUpkeep(node, walk);
  collectGrowth(node, walk);
}

const LIMITS: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '===', '==']);

/** A comparison of the size, or of what counts the entries, with something other than zero; the test of a counting loop limits nothing. */
function collectMeasure(node: TSESTree.BinaryExpression, walk: Walk): void {
  if (!LIMITS.has(node.operator) || walk.ancestors.at(-1)?.type === 'ForStatement') return;
  if (isZero(node.left) || isZero(node.right)) return;
  for (const collection of limitedByCounter(node, walk)) walk.candidate(NAME, node, { role: 'shrink', evidence: true }, [flowNodeOf(walk, collection)]);
  for (const side of [node.left, node.right]) {
    const measured = measuredBy(side);
    const place = measured && placeOf(measured);
    if (measured && place && !isOwn(walk, place)) walk.candidate(NAME, node, { role: 'shrink' }, [flowNodeOf(walk, measured)]);
  }
}

function isZero(node: Node): boolean {
  return node.type === 'Literal' && node.value === 0;
}

/** `cache.size`, `list.length`, `Object.keys(cache).length` */
function measuredBy(expression: Node): Node | null {
  const node = unwrap(expression);
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null;
  if (node.property.name !== 'size' && node.property.name !== 'length') return null;
  const call = methodCall(node.object);
  return call?.method === 'keys' && call.arguments.length > 0 ? unwrap(call.arguments[0]) : node.object;
}
