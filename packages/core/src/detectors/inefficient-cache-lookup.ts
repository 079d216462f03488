import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../syntax/node.js';
import type { Walk } from '../summarize/walk.js';
import type { Detector } from './detector.js';
import { judgeLookups } from './judge-lookups.js';
import { ON_THE_LOOP } from '../report/reaches.js';
import { madeCollection } from '../syntax/collections.js';
import { looksUpAgain, keyTest } from '../syntax/double-lookup.js';
import { type Eviction, evictionCall, evictionScan } from '../syntax/eviction.js';
import { isKey, linearLookup, looksLikeList } from '../syntax/linear-lookup.js';
import { collectMemoized } from '../syntax/memoized.js';
import { methodCall } from '../syntax/method-call.js';
import { flowNodeOf, isShared, placeOf } from '../syntax/place.js';
import { holds, initializerOf, siblingsOf, statementsOf } from '../syntax/surroundings.js';
import { unwrap } from '../syntax/unwrap.js';
import { upkeepOf } from '../syntax/upkeep.js';
import { valuesIn } from '../syntax/value-of.js';

const NAME = 'inefficient-cache-lookup';

export const inefficientCacheLookup: Detector = {
  name: NAME,
  title: 'Inefficient cache lookup',
  summary: 'Finding a value costs more than it should.',
  why: 'A search through a list looks at every element, and in a loop it does so for every element of the other list: a thousand of each are a million steps, during which the loop serves nobody.',
  remedy: 'Build a `Map` or `Set` by key once, before the loop, and look values up in it.',
  utility: ['AsyncLRUCache'],
  impact: 'medium',
  effortMinutes: 120,
  defaultReach: ON_THE_LOOP,
  options: [
    { name: 'shortList', default: 16, description: 'Constant lists with at most so many elements may be searched.' },
    { name: 'longQueue', default: 10_000, description: 'Elements from which on taking the first one off an array is slow.' },
  ],
  examples: {
    bad: [
      `export async function join(orders, users) {\n  for (const o of orders) o.user = users.find((u) => u.id === o.userId);\n  return orders;\n}`,
      `const entries = [];\nexport async function entry(key, value) {\n  const hit = entries.find((e) => e.key === key);\n  if (!hit) entries.push({ key, value });\n  return hit?.value ?? value;\n}`,
      `const m = new Map([['apple', 1]]);\nexport async function price(k) {\n  if (m.has(k)) return m.get(k);\n  return 0;\n}`,
      `const cache = new Map();\nexport async function keep(key, value) {\n  cache.set(key, { value, age: Date.now() });\n  if (cache.size > 500) cache.delete([...cache.keys()].sort(byAge)[0]);\n}\nconst byAge = (a, b) => cache.get(a).age - cache.get(b).age;`,
    ],
    good: [
      `export async function join(orders, users) {\n  const byId = new Map(users.map((u) => [u.id, u]));\n  for (const o of orders) o.user = byId.get(o.userId);\n  return orders;\n}`,
      `const m = new Map([['apple', 1]]);\nexport async function price(k) {\n  const hit = m.get(k);\n  if (hit !== undefined) return hit;\n  return 0;\n}`,
      `export async function send(message, code, retry) {\n  if (message.includes(code)) retry();\n}`,
      `export async function isSafe(methods) {\n  return methods.filter((method) => ['GET', 'HEAD'].includes(method));\n}`,
    ],
  },
  collect: {
    CallExpression: collectCall,
    IfStatement: collectIf,
    ConditionalExpression: (node, walk) => collectDouble(walk, node.test, node.consequent),
    LogicalExpression: (node, walk) => {
      if (node.operator === '&&') collectDouble(walk, node.left, node.right);
    },
    AssignmentExpression: collectUpkeep,
    ForOfStatement: (node, walk) => collectEviction(walk, node, evictionScan(node, walk)),
    ArrayExpression: collectList,
    NewExpression: collectMap,
  },
  judgeAll: judgeLookups,
};

function collectCall(node: TSESTree.CallExpression, walk: Walk): void {
  const lookup = linearLookup(node, walk);
  if (lookup) {
    const { list, over, ...data } = lookup;
    walk.candidate(NAME, node, { role: 'linear', ...data }, [flowNodeOf(walk, list), over ? flowNodeOf(walk, over) : 0]);
  }
  collectEviction(walk, node, evictionCall(node, walk));
  collectKey(node, walk);
  collectGrowth(node, walk);
  collectUpkeep(node, walk);
  collectMemoized(NAME, node, walk);
}

function collectEviction(walk: Walk, node: Node, eviction: Eviction | null): void {
  if (eviction) walk.candidate(NAME, node, { role: 'eviction', ...eviction });
}

const READS: ReadonlySet<string> = new Set(['get', 'getOrLoad', 'fetch']);

/** `map.get(JSON.stringify(query))`, `map.get({ fruit })` */
function collectKey(node: TSESTree.CallExpression, walk: Walk): void {
  const call = methodCall(node);
  if (!call || !READS.has(call.method) || call.arguments.length === 0 || !placeOf(call.object)) return;
  const key = unwrap(call.arguments[0]);
  const made = key.type === 'Identifier' ? initializerOf(walk, key, key.name) : key;
  if (!made) return;
  const isLiteral = made.type === 'ObjectExpression' || made.type === 'ArrayExpression';
  const serialised = isLiteral ? null : serialisedBy(made);
  if (isLiteral || serialised) walk.candidate(NAME, node, { role: 'key', isLiteral }, [flowNodeOf(walk, call.object), serialised ? flowNodeOf(walk, serialised) : 0]);
}

/** What `JSON.stringify` is given. */
function serialisedBy(key: Node): Node | null {
  const call = methodCall(key);
  return call?.method === 'stringify' && call.object.type === 'Identifier' && call.object.name === 'JSON' ? (call.arguments[0] ?? null) : null;
}

/** Lists that outlive the call and gain elements. */
function collectGrowth(node: TSESTree.CallExpression, walk: Walk): void {
  const call = methodCall(node);
  if (!call || (call.method !== 'push' && call.method !== 'unshift')) return;
  const place = placeOf(call.object);
  if (place && isShared(walk, place)) walk.candidate(NAME, node, { role: 'growth' }, [flowNodeOf(walk, call.object), ...call.arguments.flatMap((added) => partsOf(walk, added))]);
}

/** The values that an element is made of. */
function partsOf(walk: Walk, element: Node): number[] {
  const node = element.type === 'SpreadElement' ? element.argument : unwrap(element);
  if (node.type !== 'ObjectExpression') return valuesIn(walk, node);
  return node.properties.flatMap((part) => valuesIn(walk, part.type === 'Property' ? part.value : part.argument));
}

function collectUpkeep(node: Node, walk: Walk): void {
  const upkeep = upkeepOf(node, walk);
  if (upkeep) walk.candidate(NAME, node, { role: 'upkeep' }, [upkeep.collection]);
}

function collectIf(node: TSESTree.IfStatement, walk: Walk): void {
  const test = unwrap(node.test);
  if (test.type === 'UnaryExpression' && test.operator === '!') {
    const last = statementsOf(node.consequent).at(-1);
    const leaves = last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
    collectDouble(walk, test.argument, node.alternate ?? (leaves ? siblingsOf(walk, node)?.after[0] : undefined));
  } else collectDouble(walk, test, node.consequent);
}

/** `map.has(key)`, and then `map.get(key)` with nothing between. */
function collectDouble(walk: Walk, test: Node, next: Node | undefined): void {
  const asked = keyTest(test);
  const place = asked && placeOf(asked.collection);
  const first = next && statementsOf(next).at(0);
  if (!asked || !place || !first || !looksUpAgain(asked, first)) return;
  // Strings have `includes` and `indexOf` too.
  if (asked.asks === 'includes' && !(isKey(asked.key) && looksLikeList(walk, place))) return;
  walk.candidate(NAME, test, { role: 'double', asks: asked.asks, name: place.text }, [flowNodeOf(walk, asked.collection)]);
}

/** Lists whose length is written, and those of the module or an object that begin empty. */
function collectList(node: TSESTree.ArrayExpression, walk: Walk): void {
  if (node.elements.length === 0) {
    const made = madeCollection(walk, node);
    if (made) walk.candidate(NAME, node, { role: 'list', size: 0 }, [made.node]);
    return;
  }
  const parent = walk.ancestors.findLast((ancestor) => unwrap(ancestor) !== node && methodCall(ancestor)?.method !== 'freeze');
  const declarator = parent?.type === 'VariableDeclaration' ? parent.declarations.find(({ init }) => init && holds(init, node)) : undefined;
  if (declarator?.id.type !== 'Identifier' || node.elements.some((element) => element?.type === 'SpreadElement')) return;
  walk.candidate(NAME, node, { role: 'list', size: node.elements.length }, [walk.reference(declarator.id.name)]);
}

/** Maps in which `undefined` is a value. */
function collectMap(node: TSESTree.NewExpression, walk: Walk): void {
  const value = node.typeArguments?.params.at(1);
  const mayBeUndefined = value !== undefined && (value.type === 'TSUnionType' ? value.types : [value]).some(({ type }) => type === 'TSUndefinedKeyword' || type === 'TSAnyKeyword' || type === 'TSUnknownKeyword');
  const parent = walk.ancestors.at(-1);
  const declarator = parent?.type === 'VariableDeclaration' ? parent.declarations.find(({ init }) => init === node) : undefined;
  if (mayBeUndefined && declarator?.id.type === 'Identifier') walk.candidate(NAME, node, { role: 'optional' }, [walk.reference(declarator.id.name)]);
}
