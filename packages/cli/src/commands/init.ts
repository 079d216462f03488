import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandLineError } from '../command-line-error.js';
import { findConfig } from '../config/find-config.js';
import { configTemplate } from '../config/config-template.js';
import type { Host } from '../host.js';
import { causeOf } from '../output/system-error.js';

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** `perf-analyze init`: writes a commented configuration, never over another one. */
export async function init(host: Host): Promise<number> {
  const existing = findConfig(host.cwd);
  if (existing) throw new CommandLineError(`There is a configuration already: ${existing.path}; edit it or remove it.`);
  const file = usesTypeScript(host.cwd) ? 'perf-analyze.config.ts' : 'perf-analyze.config.mjs';
  await create(join(host.cwd, file));
  await host.stdout.write(`Wrote ${file}.\n`);
  return 0;
}

function usesTypeScript(folder: string): boolean {
  if (existsSync(join(folder, 'tsconfig.json'))) return true;
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    return manifest.dependencies?.['typescript'] !== undefined || manifest.devDependencies?.['typescript'] !== undefined;
  } catch {
    return false;
  }
}

async function create(path: string): Promise<void> {
  try {
    await writeFile(path, configTemplate, { flag: 'wx' });
  } catch (error) {
    throw new CommandLineError(`${path} could not be written: ${causeOf(error)}.`);
  }
}
