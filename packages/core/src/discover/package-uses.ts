import { posix } from 'node:path';
import { sourceCandidates } from './built-file.js';
import type { PackageUse } from './file-role.js';
import type { PackageFacts } from './package-facts.js';

/** Weakest first: a file that is used twice counts by its strongest use. */
const STRENGTH: readonly PackageUse[] = ['script', 'entry', 'test', 'executable', 'service'];

/** How the packages use the files of the program, by absolute path. */
export function packageUses(packages: Iterable<PackageFacts>, files: ReadonlyMap<string, unknown>): Map<string, PackageUse> {
  const uses = new Map<string, PackageUse>();
  const note = (path: string | null, use: PackageUse) => {
    const known = path === null ? undefined : uses.get(path);
    if (path !== null && (known === undefined || STRENGTH.indexOf(use) > STRENGTH.indexOf(known))) uses.set(path, use);
  };
  for (const facts of packages) {
    for (const run of facts.runs) note(fileOf(run.path, facts, files), run.isService ? 'service' : 'script');
    for (const path of facts.executables) note(fileOf(path, facts, files), 'executable');
    for (const path of executablesIn(facts, files)) note(path, 'executable');
    for (const entry of entryFiles(facts, files)) note(entry, 'entry');
    for (const { path, use } of facts.purposes) for (const file of filesOf(path, facts, files)) note(file, use);
  }
  return uses;
}

/** The files below `directories.bin`. */
function executablesIn({ folder, executableFolder }: PackageFacts, files: ReadonlyMap<string, unknown>): string[] {
  if (executableFolder === null) return [];
  const start = `${posix.join(folder, executableFolder)}/`;
  return [...files.keys()].filter((file) => file.startsWith(start));
}

/** The files of the program that the entries of a package lead to. */
export function entryFiles(facts: PackageFacts, files: ReadonlyMap<string, unknown>): string[] {
  return [...new Set(facts.entries.flatMap((entry) => filesOf(entry, facts, files)))];
}

function filesOf(path: string, facts: PackageFacts, files: ReadonlyMap<string, unknown>): string[] {
  const found = path.includes('*') ? matching(path, facts, files) : [fileOf(path, facts, files)];
  return found.filter((file) => file !== null);
}

function fileOf(path: string, facts: PackageFacts, files: ReadonlyMap<string, unknown>): string | null {
  const candidates = sourceCandidates(path, facts.layout).map((candidate) => posix.join(facts.folder, candidate));
  return candidates.find((candidate) => files.has(candidate)) ?? null;
}

/** `./features/*.js` leads to every file below `features`, or to their sources. */
function matching(pattern: string, facts: PackageFacts, files: ReadonlyMap<string, unknown>): string[] {
  const shapes = sourceCandidates(pattern, facts.layout).map((shape) => posix.join(facts.folder, shape).split('*'));
  for (const [start = '', end = ''] of shapes) {
    const found = [...files.keys()].filter((file) => file.startsWith(start) && file.endsWith(end) && end.includes('.'));
    if (found.length > 0) return found.sort();
  }
  return [];
}
