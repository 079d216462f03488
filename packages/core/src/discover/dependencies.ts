import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { discover } from './discover.js';
import type { DiscoveredFile, Discovery } from './discovered-file.js';
import { UsageError } from '../usage-error.js';
import { relativePath } from './relative-path.js';

/**
 * The source files of the direct dependencies that are installed: those of the folders below `node_modules`. Tests
 * and tools of a dependency are not part of the program.
 */
export async function discoverDependencies({ files: own, packages }: Discovery, cwd: string, signal?: AbortSignal): Promise<DiscoveredFile[]> {
  const analysed = new Set(own.map((file) => file.package));
  const folders = new Set(packages.filter((_, index) => analysed.has(index)).flatMap(({ folder, dependencies }) => dependencies.flatMap((name) => installedFolder(join(cwd, folder), name) ?? [])));
  const files: DiscoveredFile[] = [];
  for (const folder of [...folders].sort()) {
    const found = await sourcesIn(relativePath(cwd, folder), cwd, signal);
    files.push(...found.filter(({ role }) => role === 'source').map((file) => ({ ...file, package: -1, isDependency: true })));
  }
  return files;
}

/** A package may hold nothing but types or data. */
async function sourcesIn(path: string, cwd: string, signal: AbortSignal | undefined): Promise<DiscoveredFile[]> {
  try {
    return (await discover({ cwd, paths: [path], ignore: [], signal })).files;
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}

/** Where Node would find the package; a workspace is found among the sources already. */
function installedFolder(from: string, name: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) {
    const real = realpathSync(folder);
    return real.includes(join('node_modules', name)) ? real : undefined;
  }
  const parent = dirname(from);
  return parent === from ? undefined : installedFolder(parent, name);
}
