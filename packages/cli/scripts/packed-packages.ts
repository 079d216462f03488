import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.js';

export const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** The packages as folders below `packages`, those first that others depend on. */
export const packages = ['core', 'cli', 'eslint-plugin', 'runtime'];

type Packed = Record<string, { filename: string }>;

/** Packs all packages into a folder and returns the paths of the tarballs. */
export function packInto(folder: string): string[] {
  return packages.map((name) => {
    const output = run(join(repository, 'packages', name), 'npm', 'pack', '--json', '--pack-destination', folder);
    return join(folder, tarballName(JSON.parse(output) as Packed));
  });
}

/** Installs tarballs as a user would, into an empty project. */
export function installInto(folder: string, tarballs: string[]): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--omit=peer', ...tarballs);
}

/** npm 11 prints a list of packed packages, later versions an object by name. */
function tarballName(packed: Packed): string {
  return Object.values(packed)[0].filename;
}
