/** What a process asks for itself is always the same, and so is what is made of that. */

const OF_PROCESS = /^(?:__dirname|__filename|process\.env\.\w+)$/;
const COMPUTES = /^(?:join|resolve|normalize|dirname|basename|cwd|tmpdir|homedir|String|fileURLToPath)$/;
const MODULES = /^(?:node_)?(?:path|os|process|url)(?:_\d+)?(?:\.(?:default|posix|win32))?$/i;

/** The modules whose default export is the process. */
export const processModules: ReadonlySet<string> = new Set(['process', 'node:process']);

/** Whether a name or path stands for a value that the process has from its start. */
export function isOfProcess(path: string): boolean {
  return OF_PROCESS.test(path);
}

/** Whether a function gives the same for the same arguments, or the process's own: `path.join`, `process.cwd`. */
export function computesLasting(name: string): boolean {
  return COMPUTES.test(name);
}

/** Whether a name is one that such functions' modules are imported by, also in compiled code: `node_path_1.default`. */
export function isModuleOfProcess(name: string): boolean {
  return MODULES.test(name);
}
