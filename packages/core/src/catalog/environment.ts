/** Where a program looks for the mode that it runs in. */
export const MODE = 'global#process.env.NODE_ENV';

const AS_WRITTEN = /^(?:globalThis\.)?process\.env\.NODE_ENV$/;
const NAMES = /^(?:env|environment|node_?env|app_?env)$/i;

const DEPLOYED: ReadonlySet<string> = new Set(['production', 'prod', 'staging']);

/** Modes by the names that everybody gives them. */
export const modes: ReadonlySet<string> = new Set([...DEPLOYED, 'development', 'dev', 'test']);

/** Whether a path is the mode itself, as files write it. */
export function isMode(path: string): boolean {
  return AS_WRITTEN.test(path);
}

/** Whether a name is one under which programs keep the mode. */
export function namesMode(name: string): boolean {
  return NAMES.test(name);
}

/** Whether a comparison with the mode (`test` for `=== 'test'`, `!test` for `!== 'test'`) that comes out so leaves only the modes of developers. */
export function meansDevelopment(comparison: string, holds: boolean): boolean {
  const isNegated = comparison.startsWith('!');
  const mode = isNegated ? comparison.slice(1) : comparison;
  return DEPLOYED.has(mode) ? isNegated === holds : isNegated !== holds;
}

/** What is true on the main thread alone, and what only other threads have. */
export const ON_MAIN_THREAD = 'isMainThread';
export const PORT_TO_MAIN_THREAD = 'parentPort';
