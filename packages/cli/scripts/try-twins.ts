import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.js';

interface Manifest {
  version: string;
  exports: Record<string, string | { require?: unknown }>;
}

/** Whether a tarball holds a package that can be required as well as imported. */
export function hasCommonJsTwin(tarball: string): boolean {
  const manifest = JSON.parse(run('.', 'tar', '--extract', '--to-stdout', '--file', tarball, 'package/package.json')) as Manifest;
  return requiredSubPaths(manifest).length > 0;
}

/** Imports and requires every sub-path of an installed package; both must export the same names. */
export function tryTwins(folder: string, name: string, node = 'node'): string {
  const subPaths = subPathsOf(folder, name);
  for (const subPath of subPaths) {
    const specifier = JSON.stringify(join(name, subPath));
    const imported = run(folder, node, '--input-type=module', '--eval', `console.log(Object.keys(await import(${specifier})).sort().join())`);
    const required = run(folder, node, '--input-type=commonjs', '--eval', `console.log(Object.keys(require(${specifier})).sort().join())`);
    assert.notEqual(imported.trim(), '', `${specifier} exports nothing`);
    assert.equal(required, imported, `${specifier} exports the same names to import and require`);
  }
  return `${name} ${installed(folder, name).version}: ${subPaths.length} sub-paths export the same to import and require`;
}

const findDeadlineOfTwin = `
  import assert from 'node:assert/strict';
  import { createRequire } from 'node:module';
  import * as imported from '@perf-analyze/runtime/timeout';
  const required = createRequire(import.meta.url)('@perf-analyze/runtime/timeout');
  assert.notEqual(imported.Deadline, required.Deadline);
  const deadline = required.Deadline.after('1m');
  assert.equal(required.runWithDeadline(deadline, () => imported.Deadline.current()), deadline);
`;

/** Sets a deadline by the required twin of the runtime, and finds it by the imported one. */
export function trySharedState(folder: string, node = 'node'): string {
  run(folder, node, '--input-type=module', '--eval', findDeadlineOfTwin);
  return '@perf-analyze/runtime: the imported and the required twin share their state';
}

/** The sub-paths of an installed package that can be required as well as imported. */
export function subPathsOf(folder: string, name: string): string[] {
  return requiredSubPaths(installed(folder, name));
}

function installed(folder: string, name: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as Manifest;
}

function requiredSubPaths({ exports }: Manifest): string[] {
  return Object.entries(exports).flatMap(([subPath, target]) => (typeof target === 'object' && target.require ? subPath : []));
}
