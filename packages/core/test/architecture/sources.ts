import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import glob from 'fast-glob';
import { parseSync, type Program } from 'oxc-parser';

/** A source file of this repository. */
export interface Source {
  /** Relative to the root of the repository, with `/`. */
  path: string;
  /** Name of the folder of its package. */
  package: string;
  program: Program;
}

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Sources of one package, tests left out. None if the package does not exist. */
export function sourcesOf(name: string): Source[] {
  return glob
    .sync(`packages/${name}/src/**/*.ts`, { cwd: root, ignore: ['**/*.test.ts'] })
    .sort()
    .map((path) => ({ path, package: name, program: parse(path) }));
}

function parse(path: string): Program {
  const { program, errors } = parseSync(path, readFileSync(root + path, 'utf8'), { lang: 'ts' });
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);
  return program;
}
