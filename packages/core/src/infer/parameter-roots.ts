import type { RootLookup } from '../catalog/roots/lookup.js';
import type { Program } from '../link/program.js';
import type { Root } from './root.js';

/** Functions that their parameters give away as handlers, by type or, less surely, by name. */
export function parameterRoots(program: Program, lookup: RootLookup): Root[] {
  const roots: Root[] = [];
  for (let fn = 0; fn < program.functionCount; fn++) {
    const summary = program.calls.functionSummary(fn);
    if (summary.parameters.length === 0) continue;
    const typed = program.calls
      .functionParameters(fn)
      .flatMap((node) => program.apisAt(node))
      .map((api) => lookup.typed(program.apis.text(api)))
      .find((rule) => rule?.of === 'parameter');
    const rule = typed ?? lookup.named(summary.parameterNames);
    if (rule) roots.push({ function: fn, kind: rule.kind, reach: rule.reach, name: summary.name, confidence: rule.confidence, call: -1, loop: false });
  }
  return roots;
}
