import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommandLineError } from '../command-line-error.js';

/** Where a configuration comes from. */
export type ConfigSource = { kind: 'module' | 'json'; path: string } | { kind: 'package'; path: string; value: unknown };

/** The names of configuration files. */
export const configFiles = ['ts', 'js', 'mjs', 'json'].map((extension) => `perf-analyze.config.${extension}`);

/** The configuration file of a folder, or null. Two of them are a mistake: one would be ignored without a word. */
export function findConfig(cwd: string): ConfigSource | null {
  const files = configFiles.map((name) => join(cwd, name)).filter((path) => existsSync(path));
  const sources = [...files.map(fileSource), ...packageSource(join(cwd, 'package.json'))];
  const [found, second] = [sources.at(0), sources.at(1)];
  if (found && second) throw new CommandLineError(`Found two configurations, ${found.path} and ${second.path}; keep one.`);
  return found ?? null;
}

/** The configuration file that `--config` names. */
export function namedConfig(cwd: string, file: string): ConfigSource {
  const path = resolve(cwd, file);
  if (!existsSync(path)) throw new CommandLineError(`There is no configuration file ${path}; check --config.`);
  return fileSource(path);
}

function fileSource(path: string): ConfigSource {
  return { kind: path.endsWith('.json') ? 'json' : 'module', path };
}

function packageSource(path: string): ConfigSource[] {
  const value = packageKey(path);
  return value === undefined ? [] : [{ kind: 'package', path, value }];
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
