import type { PathRequest } from './requests.js';

/** The files and folders that a glob of the user matches, absolute. */
export async function expandGlob(glob: Extract<PathRequest, { kind: 'glob' }>, cwd: string): Promise<{ files: Set<string>; folders: string[] }> {
  const { default: fastGlob } = await import('fast-glob');
  const isInModules = glob.path.includes('/node_modules');
  const matches = await fastGlob(glob.pattern, {
    cwd,
    absolute: true,
    dot: true,
    onlyFiles: false,
    markDirectories: true,
    followSymbolicLinks: false,
    suppressErrors: true,
    ignore: isInModules ? [] : ['**/node_modules/**', '**/.git/**'],
  });
  const folders = glob.pattern.includes('**') ? [] : matches.filter((match) => match.endsWith('/'));
  return { files: new Set(matches), folders: folders.map((folder) => folder.slice(0, -1)) };
}
