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
export function tryTwins(folder: string, name: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as Manifest;
  const subPaths = requiredSubPaths(manifest);
  for (const subPath of subPaths) {
    const specifier = JSON.stringify(join(name, subPath));
    const imported = run(folder, 'node', '--input-type=module', '--eval', `console.log(Object.keys(await import(${specifier})).sort().join())`);
    const required = run(folder, 'node', '--input-type=commonjs', '--eval', `console.log(Object.keys(require(${specifier})).sort().join())`);
    assert.notEqual(imported.trim(), '', `${specifier} exports nothing`);
    assert.equal(required, imported, `${specifier} exports the same names to import and require`);
  }
  return `${name} ${manifest.version}: ${subPaths.length} sub-paths export the same to import and require`;
}

function requiredSubPaths({ exports }: Manifest): string[] {
  return Object.entries(exports).flatMap(([subPath, target]) => (typeof target === 'object' && target.require ? subPath : []));
}
