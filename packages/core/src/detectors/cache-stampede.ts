import type { TSESTree } from '@typescript-eslint/utils';
import { endOf, startOf } from '../syntax/offsets.js';
import type { Node } from '../syntax/node.js';
import type { Walk } from '../summarize/walk.js';
import type { Confidence } from '../report/report.js';
import type { CandidateSite, Detector, Verdict } from './detector.js';
import { isLocalCache } from './local-cache.js';
import { ON_THE_LOOP } from '../report/reaches.js';
import { type Access, isSameAccess, valueTest, readAccess, writeAccess } from '../syntax/cache-access.js';
import { isSame } from '../syntax/expression-text.js';
import { methodCall } from '../syntax/method-call.js';
import { declaringFunction, flowNodeOf, isShared, type Place, placeOf } from '../syntax/place.js';
import { isPrompt } from '../syntax/prompt.js';
import { isProvided } from '../syntax/provided.js';
import { findRunning, perFunction } from '../syntax/search.js';
import { enclosingFunction, holds, initializerOf, siblingsOf, statementsOf } from '../syntax/surroundings.js';
import { upkeepOf } from '../syntax/upkeep.js';

export const cacheStampede: Detector = {
  name: 'cache-stampede',
  title: 'Cache stampede',
  summary: 'Concurrent misses of one key all run the loader.',
  why: 'Between the miss and the write the function waits, and everybody who asks for the same key meanwhile misses too and loads it again. That happens just when the loader is slow or the key is popular: the cache fails when it is needed most.',
  remedy: 'Let one caller load and the others wait for it: `cache.getOrLoad(key, load)`, or keep the promise in the cache and drop it when it is rejected, for a kept rejection replays one failure until it expires.',
  utility: ['AsyncLRUCache'],
  impact: 'high',
  effortMinutes: 30,
  defaultReach: ON_THE_LOOP,
  options: [],
  examples: {
    bad: [
      `const cache = new Map();\nexport async function price(k) {\n  let v = cache.get(k);\n  if (v === undefined) {\n    v = await load(k);\n    cache.set(k, v);\n  }\n  return v;\n}\nconst load = async (k) => (await fetch(\`https://shop.example/\${k}\`)).json();`,
      `import Redis from 'ioredis';\nconst redis = new Redis();\nexport async function report(k) {\n  if (!(await redis.get(k))) await redis.set(k, await build());\n  return redis.get(k);\n}\nconst build = async () => (await fetch('https://shop.example')).text();`,
    ],
    good: [
      `import { AsyncLRUCache } from '@perf-analyze/runtime';\nconst cache = new AsyncLRUCache({ maxSize: 100 });\nexport async function price(k) {\n  return cache.getOrLoad(k, () => load(k));\n}\nconst load = async (k) => (await fetch(\`https://shop.example/\${k}\`)).json();`,
      `const m = new Map();\nexport async function price(k) {\n  let p = m.get(k);\n  if (!p) {\n    p = load(k).catch((e) => {\n      m.delete(k);\n      throw e;\n    });\n    m.set(k, p);\n  }\n  return p;\n}\nconst load = async (k) => (await fetch(\`https://shop.example/\${k}\`)).json();`,
    ],
  },
  collect: {
    IfStatement: collectMiss,
    LogicalExpression: collectFallback,
    AssignmentExpression: (node, walk) => {
      collectDefault(node, walk);
      collectUpkeep(node, walk);
    },
    CallExpression: collectUpkeep,
    UnaryExpression: collectUpkeep,
  },
  judgeAll,
};

/** A miss of a key, and what runs from there until the value is written. */
interface Miss {
  access: Access;
  branch: readonly Node[];
  /** What says whether the value is there. */
  test?: Node;
}

/** `if (value === undefined) { value = await load(key); cache.set(key, value); }`, and what follows `if (hit) return hit`. */
function collectMiss(node: TSESTree.IfStatement, walk: Walk): void {
  if (!mayWait(walk)) return;
  const tested = valueTest(node.test);
  const access = tested && (readAccess(tested.value) ?? accessBehind(walk, node, tested.value));
  const branch = access && missBranch(node, walk, tested.isPresent);
  if (branch && !waitsOnHit(node, access)) report(walk, { access, branch, test: node.test });
}

/** `const value = cache.get(key) ?? (await load(key));` with the write in one of the next statements. */
function collectFallback(node: TSESTree.LogicalExpression, walk: Walk): void {
  if (node.operator === '&&' || !mayWait(walk) || !findRunning(node.right, isAwait)) return;
  const access = readAccess(node.left);
  const siblings = access && siblingsOf(walk, node);
  if (access && siblings) report(walk, { access, branch: [node.right, ...siblings.after] });
}

/** `cache[key] ??= await load(key)` */
function collectDefault(node: TSESTree.AssignmentExpression, walk: Walk): void {
  if (node.operator !== '??=' && node.operator !== '||=') return;
  const access = readAccess(node.left);
  if (access) report(walk, { access, branch: [node] });
}

/** Whether the function around a place may wait at all. */
function mayWait(walk: Walk): boolean {
  const around = enclosingFunction(walk);
  return around === null || ('async' in around && around.async);
}

function accessBehind(walk: Walk, node: Node, value: Node): Access | null {
  if (value.type !== 'Identifier') return null;
  const assigned = siblingsOf(walk, node)?.before.findLast((statement) => isAssignmentTo(statement, value.name));
  const source = assigned ? findRunning(assigned, ({ type }) => type === 'AssignmentExpression') : null;
  const init = source?.type === 'AssignmentExpression' ? source.right : initializerOf(walk, node, value.name);
  return init && readAccess(init);
}

function isAssignmentTo(statement: Node, name: string): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return false;
  const { left } = statement.expression;
  return left.type === 'Identifier' && left.name === name;
}

function missBranch(node: TSESTree.IfStatement, walk: Walk, isPresent: boolean): readonly Node[] | null {
  if (!isPresent) return statementsOf(node.consequent);
  if (node.alternate) return statementsOf(node.alternate);
  const last = statementsOf(node.consequent).at(-1);
  return last?.type === 'ReturnStatement' ? (siblingsOf(walk, node)?.after ?? null) : null;
}

/** What waits whether or not the key is there keeps a store up to date: `if (known[id]) await edit(item); else await add(item);`. */
function waitsOnHit({ consequent, alternate }: TSESTree.IfStatement, access: Access): boolean {
  const waits = (node: Node): boolean => node.type === 'AwaitExpression' && !isOwnCall(node, access);
  return alternate !== null && findRunning(consequent, waits) !== null && findRunning(alternate, waits) !== null;
}

function collectUpkeep(node: Node, walk: Walk): void {
  const upkeep = upkeepOf(node, walk);
  if (upkeep) walk.candidate('cache-stampede', node, { evidence: true }, [upkeep.collection]);
}

function report(walk: Walk, { access, branch, test }: Miss): void {
  const place = placeOf(access.collection);
  const holder = place && holderOf(walk, access.collection, place);
  if (!place || holder === 'call') return;
  const known = { ...access, key: keyBehind(walk, access.key) };
  const loading = loadingOf(walk, known, branch);
  if (!loading || isLocked(walk, branch[0])) return;
  const data = { cache: place.text, holder, isElement: access.isElement, isMark: isMark(walk, known, branch), ages: test !== undefined && findRunning(test, isOrder) !== null, owner: ownerOf(walk, access.collection, place) };
  walk.candidate('cache-stampede', loading, data, [flowNodeOf(walk, access.collection), flowNodeOf(walk, known.key)]);
}

/** `cached.until > Date.now()` */
function isOrder(node: Node): boolean {
  return node.type === 'BinaryExpression' && /^[<>]=?$/.test(node.operator);
}

/** `const key = path;` names what is there already. */
function keyBehind(walk: Walk, key: Node): Node {
  const init = key.type === 'Identifier' ? initializerOf(walk, key, key.name) : null;
  return init && placeOf(init) ? init : key;
}

const CACHE_NAME = /cache|redis|memo/i;

/** Who holds a cache: the call itself, so that nobody shares it, the object whose method runs, or somebody else. */
function holderOf(walk: Walk, collection: Node, place: Place): 'call' | 'object' | 'other' {
  if (place.root === 'this') return isProvided(walk) ? 'other' : 'object';
  if (isShared(walk, place)) return 'other';
  const init = initializerOf(walk, collection, place.root);
  const source = init && placeOf(init);
  if (source?.root === 'this') return holderOf(walk, collection, source);
  return (walk.isLocal(place.root) && isMade(init)) || !CACHE_NAME.test(place.text) ? 'call' : 'other';
}

/** The function that makes a cache whenever it is called, or the module (0). */
function ownerOf(walk: Walk, collection: Node, { root }: Place): number {
  return isMade(initializerOf(walk, collection, root)) ? declaringFunction(walk, root) : 0;
}

function isMade(init: Node | null): boolean {
  return init?.type === 'NewExpression' || init?.type === 'ObjectExpression';
}

/** The first `await` of something other than the cache, when the cache is written only once it is over. */
function loadingOf(walk: Walk, access: Access, branch: readonly Node[]): Node | null {
  for (const [index, statement] of branch.entries()) {
    const loading = findRunning(statement, (node) => node.type === 'AwaitExpression' && !isOwnCall(node, access) && !isImport(node.argument) && !isPrompt(walk, node.argument));
    const write = findRunning(statement, (node) => isSame(writtenIn(walk, node)?.key, access.key));
    if (write && (!loading || isBefore(write, loading))) return null;
    if (loading) return branch.slice(index).some((later) => writeIn(walk, later, access)) ? loading : null;
  }
  return null;
}

function writeIn(walk: Walk, statement: Node, access: Access): Node | null {
  return findRunning(statement, (node) => isSameAccess(writtenIn(walk, node), access));
}

function writtenIn(walk: Walk, node: Node): ReturnType<typeof writeAccess> {
  const access = writeAccess(node);
  return access && { ...access, key: keyBehind(walk, access.key) };
}

/** `seen.set(key, true)` keeps what has been done, and not what has been loaded. */
function isMark(walk: Walk, access: Access, branch: readonly Node[]): boolean {
  const writes = branch.flatMap((statement) => writeIn(walk, statement, access) ?? []);
  return writes.every((write) => typeof literalOf(writeAccess(write)?.value) === 'boolean');
}

function literalOf(node: Node | null | undefined): unknown {
  return node?.type === 'Literal' ? node.value : undefined;
}

/** Whether a write is over before the wait begins: `await (cache[key] = load(key))` is, `cache[key] = await load(key)` is not. */
function isBefore(write: Node, loading: Node): boolean {
  return endOf(write) <= startOf(loading) || holds(loading, write);
}

/** `await cache.set(…)` is the cache's own business. */
function isOwnCall(node: Node, { collection }: Access): boolean {
  const call = node.type === 'AwaitExpression' ? methodCall(node.argument) : null;
  const place = call && placeOf(call.object);
  return place !== null && place.text === placeOf(collection)?.text;
}

/** Node loads a module once, however many ask for it. */
function isImport({ type }: Node): boolean {
  return type === 'ImportExpression';
}

function isAwait({ type }: Node): boolean {
  return type === 'AwaitExpression';
}

const LOCKS = /^(?:acquire|lock|runExclusive|withLock|synchroni[sz]ed?|singleFlight|exclusive|dedupe|coalesce|getOrLoad|getOrSet|getOrCreate)$|[a-z]Lock$/;

/** Whether a lock is taken before, or whoever runs the function sees to it that it runs alone. */
function isLocked(walk: Walk, miss: Node): boolean {
  if (walk.ancestors.some(isLock)) return true;
  const around = enclosingFunction(walk);
  const lock = around && lockIn(around);
  return lock !== null && startOf(lock) < startOf(miss);
}

/** The first lock that a function takes. */
const lockIn = perFunction((body) => findRunning(body, isLock));

function isLock(node: Node): boolean {
  const method = methodCall(node)?.method ?? (node.type === 'CallExpression' && node.callee.type === 'Identifier' ? node.callee.name : null);
  return method !== null && LOCKS.test(method);
}

/** One for each loading, though there may be several keys under which it is missed. */
function judgeAll(sites: readonly CandidateSite[]): (Verdict | null)[] {
  const seen = new Set<string>();
  const isUpkeep = ({ candidate }: CandidateSite): boolean => candidate.data.evidence === true;
  const lookedAfter = new Set(sites.filter(isUpkeep).flatMap(({ nodes, objectsAt }) => objectsAt(nodes[0])));
  return sites.map((site) => {
    if (isUpkeep(site)) return null;
    const key = `${String(site.function)} ${site.candidate.position.join(' ')}`;
    return seen.has(key) ? null : seen.add(key) && judge(site, lookedAfter);
  });
}

function judge(site: CandidateSite, lookedAfter: ReadonlySet<number>): Verdict | null {
  const { candidate, isUsedElsewhere } = site;
  const sharing = sharingOf(site);
  if (sharing === 'none' || runsAlone(site)) return null;
  // Whoever imports the class decides how many share one of its objects.
  if (sharing === 'unknown' && isUsedElsewhere()) return null;
  return {
    message: `Everybody who misses the same key of \`${String(candidate.data.cache)}\` while this waits loads it again.`,
    confidence: sharing === 'unknown' ? 'possible' : confidenceOf(site, lookedAfter),
    countsPerKey: true,
  };
}

/** Whether calls that run at the same time meet in the cache. One that belongs to an object is shared by those who share the object. */
function sharingOf({ candidate: { data }, ownerReach }: CandidateSite): 'shared' | 'none' | 'unknown' {
  if (data.holder !== 'object') return 'shared';
  const made = ownerReach();
  if (made === 'startup') return 'shared';
  return made === 'request' || made === 'background' ? 'none' : 'unknown';
}

/** Whether no two calls are at the place at the same time; none of one call of a function, where that makes the cache. */
function runsAlone({ candidate: { data }, isAlone }: CandidateSite): boolean {
  return isAlone(typeof data.owner === 'number' && data.owner > 0 ? data.owner : undefined);
}

/** The code does not tell whether a crowd asks for one key, nor what it costs to load that twice: nothing is definite. */
function confidenceOf(site: CandidateSite, lookedAfter: ReadonlySet<number>): Confidence {
  return isCache(site) && !isSoonFull(site, lookedAfter) ? 'probable' : 'possible';
}

/** Whether all keys are written down by callers and their values stay for good: each is missed once in the life of the process. */
function isSoonFull({ candidate: { data }, nodes: [collection, key], objectsAt, isAlwaysLiteral }: CandidateSite, lookedAfter: ReadonlySet<number>): boolean {
  const objects = objectsAt(collection);
  return objects.length > 0 && data.ages !== true && key > 0 && isAlwaysLiteral(key) && !objects.some((object) => lookedAfter.has(object));
}

/** Elements of objects of the program, and caches by their type, are sure to be cached; whatever else has `get` and `set` may be a cache by its name. */
function isCache({ candidate: { data }, nodes, objectsAt, typesAt }: CandidateSite): boolean {
  if (data.isMark === true) return false;
  return (data.isElement === true && objectsAt(nodes[0]).length > 0) || isLocalCache(typesAt(nodes[0])) || CACHE_NAME.test(String(data.cache));
}
