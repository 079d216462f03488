import type { ModuleSummary } from '../summarize/module-summary.js';

/** `checkout.then callback`: a function of a file by the names of those around it. */
export function symbolOf({ functions }: ModuleSummary, fn: number): string {
  const names: string[] = [];
  for (let index = fn; index !== 0; index = functions[index].parent) names.push(functions[index].name);
  return names.reverse().join('.');
}
