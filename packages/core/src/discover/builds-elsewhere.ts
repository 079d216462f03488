import { posix } from 'node:path';
import { folderOption } from './build-layout.js';
import type { Disk } from './disk.js';

/** A folder of compiled files, and the folder of their sources, of which neither lies within the other. */
export interface BuildElsewhere {
  output: string;
  sources: string;
}

const TSCONFIG = /^tsconfig(?:\.[\w-]+)*\.json$/;
const SCRIPT = /^(.*)\.([cm]?)jsx?$/;

/** The builds that the `tsconfig*.json` files of a folder write outside of it: `"outDir": "../backend"`. */
export function buildsElsewhere(folder: string, names: Iterable<string>, disk: Disk): BuildElsewhere[] {
  const outDirs = [...names].filter((name) => TSCONFIG.test(name)).map((name) => outDirOf(`${folder}/${name}`, disk));
  return outDirs.filter((outDir) => outDir?.startsWith('../')).map((outDir) => ({ output: posix.join(folder, outDir ?? ''), sources: folder }));
}

function outDirOf(path: string, disk: Disk): string | null {
  try {
    return folderOption(disk.readText(path), 'outDir');
  } catch {
    // Whoever resolves imports by this file says that it cannot be read.
    return null;
  }
}

/** The source that a file was compiled from, if `has` knows it. */
export function sourceElsewhere(path: string, builds: readonly BuildElsewhere[], has: (path: string) => boolean): string | undefined {
  const script = SCRIPT.exec(path);
  if (!script) return undefined;
  const [, stem, flavour] = script;
  const candidates = builds.flatMap(({ output, sources }) => {
    if (!stem.startsWith(`${output}/`)) return [];
    const moved = sources + stem.slice(output.length);
    return [`${moved}.${flavour}ts`, `${moved}.tsx`];
  });
  return candidates.find(has);
}
