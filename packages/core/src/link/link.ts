import type { Confidence } from '../report/report.js';
import { CallFlag } from '../summarize/call-record.js';
import { createExternalModel } from './external-model.js';
import { BUILTIN_NAMES, guessTargets } from './guess-targets.js';
import type { ProgramFile, Resolve } from './module-graph.js';
import { Name } from './names.js';
import type { CallEdge, OwnerKind, Program } from './program.js';
import { NO_REFINEMENT, type Refinement } from './refinement.js';
import { Solver } from './solver.js';
import { TokenKind } from './tokens.js';

/** A program whose values are known, before names are guessed at. */
export interface Linking {
  solver: Solver;
  finish(refinement?: Refinement): Program;
}

/** Resolves the calls of a program: to functions of its own, or to external APIs. */
export function link(files: readonly ProgramFile[], resolve: Resolve, projectApis: readonly string[] = []): Program {
  return startLinking(files, resolve, projectApis).finish();
}

/** Links in two steps, so that what linking leaves open can be looked up in between. */
export function startLinking(files: readonly ProgramFile[], resolve: Resolve, projectApis: readonly string[] = []): Linking {
  const solver = new Solver(files, resolve, createExternalModel(projectApis));
  solver.run();
  return { solver, finish: (refinement = NO_REFINEMENT) => finishLinking(solver, resolve, refinement) };
}

function finishLinking(solver: Solver, resolve: Resolve, refinement: Refinement): Program {
  const { files, calls, tokens } = solver;
  const guessed = guessTargets(solver, refinement);
  const bindings = parameterBindings(solver);
  const propertiesAt = propertyLookup(solver);
  const at = (node: number, kind: number): number[] => (node <= 0 ? [] : solver.groups.valuesOf(node).filter((token) => tokens.kind(token) === kind).map((token) => tokens.index(token)));
  return {
    files,
    functionCount: tokens.functionCount,
    functionBase: tokens.functionBase,
    classBase: tokens.classBase,
    nodeBase: solver.nodeBase,
    apis: solver.apis,
    calls,
    edges: collectEdges(solver, guessed, bindings, refinement),
    promised: refinement.promised,
    bindingsOfParameters: (fn) => bindings[fn],
    unresolved: unresolvedCalls(solver),
    functionsAt: (node) => at(node, TokenKind.function),
    apisAt: (node) => at(node, TokenKind.external),
    objectsAt: (node) => objectsAt(solver, node),
    collectionsAt: (node) => at(node, TokenKind.made).filter((api) => api >= 0),
    methodsAt: (node) => at(node, TokenKind.class).flatMap((id) => solver.classes.methodsOf(id)),
    classesAt: (node) => at(node, TokenKind.class),
    exportsOf: (file) => solver.modules.exportsOf(file),
    namedExportsOf: (file) => namedExports(solver, file, propertiesAt),
    elementsAt: (node) => elementsAt(solver, node),
    propertiesAt,
    flowsInto: (node) => solver.graph.flowsInto(node),
    callWithResult: callsByResult(solver),
    resolve,
  };
}

/** Also through one variable: `const handler = wrap(list)`. */
function callsByResult({ calls, files, nodeBase }: Solver): (node: number) => number {
  let table: Map<number, number> | undefined;
  const build = (): Map<number, number> => {
    const byResult = new Map<number, number>();
    for (let call = 0; call < calls.writtenCount; call++) if (!calls.has(call, CallFlag.implicit)) byResult.set(calls.result(call), call);
    files.forEach(({ summary: { flow } }, file) => {
      for (let row = 0; row < flow.copies.length; row += 2) {
        const call = byResult.get(nodeBase[file] + flow.copies[row]);
        const to = nodeBase[file] + flow.copies[row + 1];
        if (call !== undefined && !byResult.has(to)) byResult.set(to, call);
      }
    });
    return byResult;
  };
  return (node) => (table ??= build()).get(node) ?? -1;
}

function collectEdges({ calls }: Solver, guessed: ReadonlySet<number>, bindings: readonly (readonly (readonly number[])[])[], refinement: Refinement): CallEdge[] {
  const parameters = new Set(bindings.flat(2));
  const edges: CallEdge[] = [];
  for (let call = 0; call < calls.count; call++) {
    const targets = calls.targets(call);
    const from = calls.function(call);
    for (const to of calls.initializers(call)) edges.push({ from, to, call, confidence: 'definite', throughParameter: false });
    if (targets.length === 0) continue;
    const confidence = guessed.has(call) ? 'possible' : confidenceOf(targets.length, calls.isDispatched(call));
    const throughParameter = parameters.has(calls.callee(call));
    const typed = refinement.targets.get(call);
    for (const to of targets) {
      const isTyped = typed?.functions.includes(to) === true;
      // Too many to be told apart without types: those that the type rules out are no targets.
      if (typed && !isTyped && confidence === 'possible') continue;
      edges.push({ from, to, call, confidence: isTyped ? surer(typed.confidence, confidence) : confidence, throughParameter });
    }
  }
  return edges;
}

function surer(typed: Confidence, linked: Confidence): Confidence {
  return typed === 'definite' || linked === 'possible' ? typed : linked;
}

function confidenceOf(targets: number, isDispatched: boolean): Confidence {
  if (targets > 3) return 'possible';
  return targets > 1 || isDispatched ? 'probable' : 'definite';
}

/** A parameter's binding is a node of its own: the one that the parameter flows into. */
function parameterBindings({ files, nodeBase, tokens }: Solver): readonly (readonly (readonly number[])[])[] {
  const all = new Array<readonly (readonly number[])[]>(tokens.functionCount);
  files.forEach(({ summary }, file) => {
    const flowsInto = new Map<number, number[]>();
    for (const { parameters } of summary.functions) for (const node of parameters) flowsInto.set(node, [nodeBase[file] + node]);
    const { copies } = summary.flow;
    for (let row = 0; row < copies.length; row += 2) flowsInto.get(copies[row])?.push(nodeBase[file] + copies[row + 1]);
    summary.functions.forEach(({ parameters }, index) => {
      all[tokens.functionBase[file] + index] = parameters.map((node) => flowsInto.get(node) ?? []);
    });
  });
  return all;
}

function unresolvedCalls(solver: Solver): Map<number, string> {
  const { calls } = solver;
  const unresolved = new Map<number, string>();
  for (let call = 0; call < calls.writtenCount; call++) {
    if (calls.targets(call).length > 0 || calls.initializers(call).length > 0 || calls.externals(call).length > 0 || calls.has(call, CallFlag.implicit) || leadsOut(solver, call)) continue;
    const member = calls.member(call);
    if (member === '*') unresolved.set(call, 'computed property');
    else unresolved.set(call, member === null ? 'unknown function' : `unknown receiver of ${member}`);
  }
  return unresolved;
}

/** What other packages gave is called, or a method that all objects of a kind have: `[].push`. */
function leadsOut({ calls, graph, tokens }: Solver, call: number): boolean {
  if (calls.leadsElsewhere(call)) return true;
  return BUILTIN_NAMES.has(calls.member(call) ?? '') && calls.receiver(call) > 0 && graph.valuesOf(calls.receiver(call)).some((token) => HAVE_METHODS.has(tokens.kind(token)));
}

const HAVE_METHODS: ReadonlySet<number> = new Set([TokenKind.object, TokenKind.made, TokenKind.function]);

function objectsAt({ groups, heap, tokens }: Solver, node: number): number[] {
  if (node <= 0) return [];
  const objects = groups.valuesOf(node).filter((token) => tokens.isOwn(token) && tokens.kind(token) !== TokenKind.function);
  return objects.map((token) => heap.owner(token));
}

function elementsAt({ groups, heap, tokens }: Solver, node: number): number[] {
  if (node <= 0) return [];
  const owners = groups.valuesOf(node).filter((token) => tokens.isOwn(token));
  return owners.map((token) => heap.existing(heap.owner(token), Name.elements)).filter((elements) => elements > 0);
}

type Property = readonly [name: string, value: number, owner: OwnerKind];

/** Objects with hundreds of properties are passed to hundreds of calls: each one's are listed once. */
function propertyLookup(solver: Solver): (node: number) => Property[] {
  const { heap, names, tokens } = solver;
  const known = new Map<number, readonly Property[]>();
  const propertiesOf = (owner: number): readonly Property[] => {
    const kind = ownerKind(tokens.kind(owner));
    const properties = known.get(owner) ?? heap.propertiesOf(owner).map(({ name, node }): Property => [names.text(name), node, kind]);
    known.set(owner, properties);
    return properties;
  };
  return (node) => objectsAt(solver, node).flatMap(propertiesOf);
}

function namedExports(solver: Solver, file: number, propertiesAt: (node: number) => readonly Property[]): [string, number][] {
  const { esm, imports, names } = solver.files[file].summary;
  const [commonJs] = solver.modules.exportsOf(file);
  const found: [string, number][] = esm ? [] : [['default', commonJs], ...propertiesAt(commonJs).map(([name, node]): [string, number] => [name, node])];
  for (let row = 0; row < imports.exports.length; row += 2) found.push([names[imports.exports[row]], solver.nodeBase[file] + imports.exports[row + 1]]);
  return found;
}

function ownerKind(kind: number): OwnerKind {
  if (kind === TokenKind.object) return 'literal';
  return kind === TokenKind.class ? 'class' : 'other';
}
