import { meansDevelopment, MODE } from '../../catalog/environment.js';
import type { Program } from '../../link/program.js';

/** Calls that are only made while the program is developed or tested, by a look at `NODE_ENV` around them. */
export function developmentCalls(program: Program): ReadonlySet<number> {
  const found = new Set<number>();
  program.files.forEach(({ summary: { argumentTests: { switches } } }, file) => {
    for (let row = 0; row < switches.length; row += 3) {
      const [call, node, holds] = [switches[row], switches[row + 1], switches[row + 2] === 1];
      if (saysDevelopment(program, program.nodeBase[file] + node, holds)) found.add(program.calls.first(file) + call);
    }
  });
  return found;
}

function saysDevelopment(program: Program, node: number, holds: boolean): boolean {
  const values = program.apisAt(node).map((api) => program.apis.text(api));
  return values.length > 0 && values.every((value) => value.startsWith(`${MODE}.`) && meansDevelopment(value.slice(MODE.length + 1), holds));
}
