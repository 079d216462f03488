import { posix } from 'node:path';
import { NO_LAYOUT, readBuildLayout } from './build-layout.js';
import { readPackageFacts, type PackageFacts } from './package-facts.js';
import type { Folder, Survey } from './survey.js';
import { systemErrorReason } from './system-error.js';

/** The package.json of a folder, read once; null, and a line among the skipped files, when it is broken. */
export function enterPackage(folder: Folder, hasTsconfig: boolean, survey: Survey): PackageFacts | null {
  const known = survey.packages.get(folder.path);
  if (known) return known;
  try {
    const layout = hasTsconfig ? readBuildLayout(folder.path, survey.disk) : NO_LAYOUT;
    const facts = readPackageFacts(folder.path, folder.package, layout, survey.disk);
    survey.packages.set(folder.path, facts);
    rememberPrograms(facts, survey);
    return facts;
  } catch (error) {
    survey.skip(posix.join(folder.path, 'package.json'), reasonFor(error));
    return null;
  }
}

function reasonFor(error: unknown): string {
  if (error instanceof SyntaxError) return 'broken JSON, treated as absent';
  return error instanceof RangeError ? 'nested too deeply, treated as absent' : systemErrorReason(error);
}

/** `bin/www` has no extension that would tell what it is. */
function rememberPrograms({ folder, executables, runs }: PackageFacts, survey: Survey): void {
  for (const path of [...executables, ...runs.map((run) => run.path)]) {
    if (posix.extname(path) === '') survey.programs.add(posix.join(folder, path));
  }
}
