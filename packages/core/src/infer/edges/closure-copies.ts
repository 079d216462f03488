import { append } from '../../append.js';
import { nodesReached } from '../../link/nodes-reached.js';
import type { Program } from '../../link/program.js';
import { isAligned, type ParameterPlace, parameterPlaces } from './parameter-places.js';
import { confidenceAmong, type PathEdge } from './path-edges.js';
import { returnedClosures } from './returned-closures.js';
import { functionsOf, type Root } from '../roots/root.js';

/** A helper whose closures lead to more than this, for all of its calls, is not worth it. */
const MOST_EDGES = 20_000;
const DEEPEST_HANDLER = 3;
const LARGEST_OBJECT = 200;

/** A call of a helper, and what is written in the closures that it returns: each function by its copy for this call. */
interface Site {
  call: number;
  helper: number;
  copies: ReadonlyMap<number, number>;
}

/**
 * Tells the closures that a helper returns apart by the calls that they come from: in `app.get('/', wrap(list))` the
 * closure leads to `list`, and to nothing else that others wrap. Which call a closure comes from is told by where the call's
 * result flows; one whose origin is not known leads to whatever anybody gave the helper.
 *
 * @see O. Shivers, Control-Flow Analysis of Higher-Order Languages, 1991: 1-CFA, for these closures alone.
 */
export function copyClosures(program: Program, edges: readonly PathEdge[], roots: readonly Root[]): PathEdge[] {
  const outgoing = edgesFrom(program, edges);
  const sites = findSites(program, outgoing);
  const lookup = new CopyLookup(program, sites);
  const isCopied = (fn: number): boolean => program.calls.functions.copiesOf(fn).length > 0;
  for (const root of roots) if (isCopied(root.function)) root.copies = copiesOfRoot(program, lookup, root);
  const copied = sites.flatMap((site) => [...site.copies].flatMap(([fn, copy]) => edgesOfCopy(program, lookup, site, { copy, edges: outgoing.get(fn) ?? [] })));
  const all = [...edges, ...copied].flatMap((edge) => (isCopied(edge.to) ? edgesToCopies(program, lookup, edge) : [edge]));
  const used = closuresUsed(program, all, roots);
  return all.filter(({ from }) => !isCopied(from) || used.has(returnedClosures(program).closureOf(from)));
}

/** The closures that somebody uses of whom it is not known which call they come from. */
function closuresUsed(program: Program, edges: readonly PathEdge[], roots: readonly Root[]): ReadonlySet<number> {
  const { closureOf } = returnedClosures(program);
  const used = new Set(roots.flatMap(functionsOf).filter((fn) => fn < program.functionCount).map(closureOf));
  for (const { from, to } of edges) if (to < program.functionCount && (from >= program.functionCount || closureOf(from) !== closureOf(to))) used.add(closureOf(to));
  return used;
}

/** The edges of what is written in a closure, by function. */
function edgesFrom(program: Program, edges: readonly PathEdge[]): Map<number, PathEdge[]> {
  const { closureOf } = returnedClosures(program);
  const outgoing = new Map<number, PathEdge[]>();
  for (const edge of edges) if (closureOf(edge.from) >= 0) append(outgoing, edge.from, edge);
  return outgoing;
}

function findSites(program: Program, outgoing: ReadonlyMap<number, readonly PathEdge[]>): Site[] {
  const { calls } = program;
  const { closureOf, helperOf } = returnedClosures(program);
  const members = new Map<number, number[]>();
  for (let fn = 0; fn < program.functionCount && helperOf.size > 0; fn++) {
    const helper = helperOf.get(closureOf(fn));
    if (helper !== undefined) append(members, helper, fn);
  }
  const users = new Map<number, number[]>();
  for (const { call, to } of program.edges) if (members.has(to) && isAligned(program, call)) append(users, to, call);
  return [...users].flatMap(([helper, sites]) => {
    const functions = members.get(helper) ?? [];
    const weight = functions.reduce((sum, fn) => sum + (outgoing.get(fn)?.length ?? 0), 0);
    if (weight * sites.length > MOST_EDGES) return [];
    return sites.map((call): Site => ({ call, helper, copies: new Map(functions.map((fn) => [fn, calls.functions.addCopy(fn)])) }));
  });
}

/** Finds the copies of a function that a flow node stands for. */
class CopyLookup {
  private readonly byNode = new Map<number, Site[]>();

  constructor(program: Program, sites: readonly Site[]) {
    for (const site of sites) for (const node of nodesReached(program, [program.calls.result(site.call)])) append(this.byNode, node, site);
  }

  at(nodes: readonly number[], fn: number): number[] {
    return [...new Set(nodes.flatMap((node) => this.byNode.get(node) ?? []).flatMap(({ copies }) => copies.get(fn) ?? []))];
  }
}

/** What the helper was given for a parameter is known for the copy. */
function edgesOfCopy(program: Program, lookup: CopyLookup, site: Site, { copy, edges }: { copy: number; edges: readonly PathEdge[] }): PathEdge[] {
  const places = parameterPlaces(program);
  const resolved = new Set<string>();
  return edges.flatMap((edge): PathEdge[] => {
    const place = edge.parameter === undefined ? undefined : places.get(edge.parameter);
    if (place?.function !== site.helper) return [{ ...edge, from: copy, to: site.copies.get(edge.to) ?? edge.to }];
    const key = `${edge.origin} ${edge.call} ${edge.parameter}`;
    if (resolved.has(key)) return [];
    resolved.add(key);
    return edgesToArgument(program, lookup, site, { edge: { ...edge, from: copy }, place });
  });
}

function edgesToArgument(program: Program, lookup: CopyLookup, { call }: Site, { edge, place }: { edge: PathEdge; place: ParameterPlace }): PathEdge[] {
  const argument = program.calls.argument(call, place.position);
  const functions = argument <= 0 ? [] : program.functionsAt(argument);
  const confidence = edge.origin === 'call' ? confidenceAmong(functions.length) : edge.confidence;
  const copies = (fn: number): number[] => {
    const found = lookup.at([argument], fn);
    return found.length > 0 ? found : [fn];
  };
  return functions.flatMap(copies).map((to) => ({ ...edge, to, confidence }));
}

/** Whoever calls or passes on a closure whose origin is known leads to its copy. */
function edgesToCopies(program: Program, lookup: CopyLookup, edge: PathEdge): PathEdge[] {
  const { calls } = program;
  const copies = edge.origin === 'call' ? lookup.at([calls.callee(edge.call), calls.receiver(edge.call)], edge.to) : lookup.at(nodesGiven(program, edge.call), edge.to);
  if (copies.length === 0) return [edge];
  const confidence = edge.origin === 'call' && edge.confidence === 'definite' ? confidenceAmong(copies.length) : edge.confidence;
  return copies.map((to) => ({ ...edge, to, confidence }));
}

/** What a framework finds by type or name may be any of them. */
function copiesOfRoot(program: Program, lookup: CopyLookup, { function: fn, call, node }: Root): readonly number[] | undefined {
  if (call < 0 && node === undefined) return [fn, ...program.calls.functions.copiesOf(fn)];
  const copies = lookup.at(call < 0 ? nodesBelow(program, [node ?? 0]) : nodesGiven(program, call), fn);
  return copies.length > 0 ? copies : undefined;
}

function nodesGiven(program: Program, call: number): number[] {
  return nodesBelow(program, program.calls.arguments(call));
}

/** Nodes, those of elements and properties of what they hold, and those that a wrapper was given. */
function nodesBelow(program: Program, nodes: readonly number[]): number[] {
  const found = new Set(nodes);
  let level = [...found];
  for (let depth = 0; depth < DEEPEST_HANDLER && level.length > 0; depth++) {
    const below = new Set(level.flatMap((node) => heldBy(program, node)));
    level = [...below].filter((node) => !found.has(node));
    for (const node of level) found.add(node);
  }
  return [...found].filter((node) => node > 0);
}

function heldBy(program: Program, node: number): number[] {
  if (node <= 0) return [];
  const properties = program.propertiesAt(node);
  const wrapper = program.callWithResult(node);
  const given = wrapper < 0 ? [] : program.calls.arguments(wrapper);
  return [...program.elementsAt(node), ...(properties.length > LARGEST_OBJECT ? [] : properties.map(([, value]) => value)), ...given];
}
