import { isGenerated } from '../discover/generated.js';
import { Call } from './call-record.js';
import type { Collectors } from './collector.js';
import { readJsDoc, readSuppressions } from './comments.js';
import { NOTHING } from './flow-builder.js';
import { LineTable } from './line-table.js';
import { countCodeLines } from './metrics.js';
import type { ModuleSummary } from './module-summary.js';
import type { ParsedModule } from './parse.js';
import { modeSetBy } from './visit/environment.js';
import { Walk } from './walk.js';

/** Makes the summary of a parsed file, in one traversal for the call graph and for all detectors. */
export function summarize(module: ParsedModule, collectors: Collectors): ModuleSummary {
  const lines = new LineTable(module.text);
  const walk = new Walk(lines, collectors);
  walk.mayExit = module.text.includes('process.exit');
  walkModule(walk, module);
  walk.complete();
  const { nodeCount, remap } = walk.flow.resolveReferences();
  remapNodes(walk, remap);
  readJsDoc(module.comments, lines, walk.functions);
  return {
    esm: walk.esm && !walk.exportsAssigned,
    executable: module.text.startsWith('#!'),
    generated: isGenerated(module.text),
    names: walk.flow.names,
    nodeCount,
    objectCount: walk.flow.objectCount,
    functions: walk.functions,
    classes: walk.classes,
    calls: walk.calls,
    reads: walk.reads,
    writes: walk.writes,
    iterations: walk.iterations,
    firstCalls: walk.firstCalls.tables(remap),
    argumentTests: walk.argumentTests.tables(remap),
    creations: walk.creations.table(remap),
    shapes: walk.shapes,
    flow: walk.flow.flow,
    imports: walk.flow.imports,
    decorators: walk.decorators,
    candidates: walk.candidates,
    directives: directivesOf(module),
    mode: modeSetBy(module.program.body),
    suppressions: readSuppressions(module.comments, lines),
    metrics: {
      codeLines: countCodeLines(module, lines),
      decidingFunctions: walk.decidingFunctions.size,
      exports: walk.exportCount,
      functions: walk.functions.length - 1,
      asyncFunctions: walk.functions.filter(({ async }) => async).length,
    },
  };
}

function directivesOf({ program }: ParsedModule): string[] {
  return program.body.flatMap((statement) => ('directive' in statement && typeof statement.directive === 'string' ? [statement.directive] : []));
}

/** The body of the module is function 0. In CommonJS its `this` is what it exports. */
function walkModule(walk: Walk, { program, text }: ParsedModule): void {
  const { flow } = walk;
  walk.functions.push({
    name: 'module',
    kind: 'module',
    parent: 0,
    class: -1,
    async: false,
    generator: false,
    range: walk.lines.range(0, text.length),
    parameters: [],
    rest: -1,
    returns: flow.node(),
    this: flow.node(),
    parameterNames: [],
  });
  walk.visit(program);
  if (!walk.esm) flow.copy(walk.reference('exports'), walk.functions[0].this);
}

/** Lets every table speak of bindings instead of references to them. */
function remapNodes(walk: Walk, remap: Int32Array): void {
  const { calls } = walk;
  for (let at = 0; at < calls.length; at += Call.arguments + calls[at + Call.argumentCount]) {
    calls[at + Call.callee] = remap[calls[at + Call.callee]];
    calls[at + Call.receiver] = remap[calls[at + Call.receiver]];
    const end = at + Call.arguments + calls[at + Call.argumentCount];
    for (let argument = at + Call.arguments; argument < end; argument++) calls[argument] = remap[calls[argument]];
  }
  for (let row = 0; row < walk.iterations.length; row += 5) {
    walk.iterations[row + 1] = remap[walk.iterations[row + 1]];
    walk.iterations[row + 2] = remap[walk.iterations[row + 2]];
  }
  for (const summary of walk.classes) summary.supers = summary.supers.map((node) => remap[node]).filter((node) => node !== NOTHING);
  for (const decorator of walk.decorators) decorator.node = remap[decorator.node];
  for (const candidate of walk.candidates) candidate.nodes = candidate.nodes.map((node) => remap[node]);
}
