import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CommandLineError } from '../command-line-error.js';

/** Where a configuration comes from; the name is the path as users are told it. */
export type ConfigSource = { path: string; name: string } & ({ kind: 'module' | 'json' } | { kind: 'package'; value: unknown });

/** The names of configuration files. */
export const configFiles = ['ts', 'js', 'mjs', 'json'].map((extension) => `perf-analyze.config.${extension}`);

/** The configuration file of a folder, or null. Two of them are a mistake: one would be ignored without a word. */
export function findConfig(cwd: string): ConfigSource | null {
  const files = configFiles.map((name) => join(cwd, name)).filter((path) => existsSync(path));
  const sources = [...files.map((path) => fileSource(cwd, path)), ...packageSource(cwd)];
  const [found, second] = [sources.at(0), sources.at(1)];
  if (found && second) throw new CommandLineError(`Found two configurations, ${found.name} and ${second.name}; keep one.`);
  return found ?? null;
}

/** The configuration file that `--config` names. */
export function namedConfig(cwd: string, file: string): ConfigSource {
  const path = resolve(cwd, file);
  if (!existsSync(path)) throw new CommandLineError(`There is no configuration file ${nameOf(cwd, path)}; check --config.`);
  return fileSource(cwd, path);
}

function fileSource(cwd: string, path: string): ConfigSource {
  return { kind: path.endsWith('.json') ? 'json' : 'module', path, name: nameOf(cwd, path) };
}

/** Files of the current folder are named from there, as findings are. */
function nameOf(cwd: string, path: string): string {
  const name = relative(cwd, path);
  return name.startsWith('..') || isAbsolute(name) ? path : name.split(sep).join('/');
}

function packageSource(cwd: string): ConfigSource[] {
  const path = join(cwd, 'package.json');
  const value = packageKey(path);
  return value === undefined ? [] : [{ kind: 'package', path, name: nameOf(cwd, path), value }];
}

function packageKey(path: string): unknown {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? Object.entries(manifest).find(isOurs)?.[1] : undefined;
  } catch {
    // The analysis itself says so when a package.json is broken or cannot be read.
    return undefined;
  }
}

function isOurs([key]: [string, unknown]): boolean {
  return key === 'perf-analyze';
}
