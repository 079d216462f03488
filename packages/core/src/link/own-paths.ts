import { posix } from 'node:path';

/** Ways of names to files, in the form of oxc-resolver. */
export interface OwnPaths {
  alias: Record<string, string[]>;
  modules: string[];
}

/** `paths` and `baseUrl` that stand in the text of a tsconfig.json itself, which hold whatever the base is that it extends. */
export function ownPaths(text: string, folder: string): OwnPaths {
  const code = text.replace(/^\s*\/\/.*$/gm, '');
  const baseUrl = /"baseUrl"\s*:\s*"([^"\n]*)"/.exec(code)?.[1];
  const base = posix.resolve(folder, baseUrl ?? '.');
  const entries = /"paths"\s*:\s*\{([^{}]*)\}/.exec(code)?.[1] ?? '';
  const alias = [...entries.matchAll(/"([^"\n]+)"\s*:\s*\[([^\]]*)\]/g)].map(([, pattern, targets]): [string, string[]] => [
    pattern.includes('*') ? pattern : `${pattern}$`,
    [...targets.matchAll(/"([^"\n]+)"/g)].map(([, target]) => posix.resolve(base, target)),
  ]);
  return { alias: Object.fromEntries(alias), modules: ['node_modules', ...(baseUrl === undefined ? [] : [base])] };
}
