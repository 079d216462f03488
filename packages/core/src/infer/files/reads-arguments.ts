import { processModules } from '../../catalog/process-values.js';
import type { FlowTables, FunctionSummary, ModuleSummary } from '../../summarize/module-summary.js';

/** Whether a file looks at `process.argv`, the arguments of the command line. */
export function readsArguments({ names, flow, imports, functions }: ModuleSummary): boolean {
  const argv = names.indexOf('argv');
  if (argv < 0) return false;
  const processes = parametersNamedProcess(functions, flow);
  for (let row = 0; row < flow.globals.length; row += 2) if (names[flow.globals[row + 1]] === 'process') processes.add(flow.globals[row]);
  for (let row = 0; row < imports.imports.length; row += 3) {
    if (!processModules.has(names[imports.imports[row + 1]])) continue;
    if (imports.imports[row + 2] === argv) return true;
    processes.add(imports.imports[row]);
  }
  for (let row = 0; row < imports.requires.length; row += 2) if (processModules.has(names[imports.requires[row + 1]])) processes.add(imports.requires[row]);
  for (let row = 0; row < flow.loads.length; row += 3) if (flow.loads[row + 1] === argv && processes.has(flow.loads[row])) return true;
  return false;
}

/** `module.exports = (process) => …`: a program may hand its process on to itself. */
function parametersNamedProcess(functions: readonly FunctionSummary[], { copies }: FlowTables): Set<number> {
  const found = new Set(functions.flatMap(({ parameters, parameterNames }) => parameters.filter((_, position) => parameterNames[position] === 'process')));
  if (found.size > 0) for (let row = 0; row < copies.length; row += 2) if (found.has(copies[row])) found.add(copies[row + 1]);
  return found;
}
