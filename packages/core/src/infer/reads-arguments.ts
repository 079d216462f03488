import type { ModuleSummary } from '../summarize/module-summary.js';

const PROCESS: ReadonlySet<string> = new Set(['process', 'node:process']);

/** Whether a file looks at `process.argv`, the arguments of the command line. */
export function readsArguments({ names, flow, imports }: ModuleSummary): boolean {
  const argv = names.indexOf('argv');
  if (argv < 0) return false;
  const processes = new Set<number>();
  for (let row = 0; row < flow.globals.length; row += 2) if (names[flow.globals[row + 1]] === 'process') processes.add(flow.globals[row]);
  for (let row = 0; row < imports.imports.length; row += 3) {
    if (!PROCESS.has(names[imports.imports[row + 1]])) continue;
    if (imports.imports[row + 2] === argv) return true;
    processes.add(imports.imports[row]);
  }
  for (let row = 0; row < imports.requires.length; row += 2) if (PROCESS.has(names[imports.requires[row + 1]])) processes.add(imports.requires[row]);
  for (let row = 0; row < flow.loads.length; row += 3) if (flow.loads[row + 1] === argv && processes.has(flow.loads[row])) return true;
  return false;
}
