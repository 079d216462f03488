import { readFileSync } from 'node:fs';
import type { Config } from '@perf-analyze/core';
import { CommandLineError } from '../command-line-error.js';
import type { Core, Host } from '../host.js';
import { type ConfigSource, findConfig, namedConfig } from './find-config.js';

/** The configuration that `--config` names, or that lies in the current folder, or an empty one. */
export async function loadConfig(file: string | undefined, host: Host, core: Core): Promise<Config> {
  const source = file === undefined ? findConfig(host.cwd) : namedConfig(host.cwd, file);
  if (source === null) return {};
  const name = source.kind === 'package' ? `the key perf-analyze of ${source.path}` : source.path;
  return core.validateConfig(await readConfig(source, core), name, core.detectors);
}

async function readConfig(source: ConfigSource, core: Core): Promise<unknown> {
  if (source.kind === 'package') return source.value;
  try {
    return source.kind === 'json' ? readJson(source.path) : await importModule(source.path, core);
  } catch (error) {
    throw new CommandLineError(`${source.path} could not be read: ${oneLine(error)}`);
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
}

/** jiti reads TypeScript on every Node; it loads only for those who have such a file. */
async function importModule(path: string, { defineConfig }: Core): Promise<unknown> {
  const { createJiti } = await import('jiti');
  // The package that the file imports may be installed nowhere: npx keeps it elsewhere.
  const virtualModules = { 'perf-analyze': { defineConfig }, '@perf-analyze/core': { defineConfig } };
  const jiti = createJiti(path, { fsCache: false, moduleCache: false, virtualModules });
  const value: unknown = await jiti.import(path, { default: true });
  return isFactory(value) ? value() : value;
}

/** A configuration may also be a function that makes it. */
function isFactory(value: unknown): value is () => unknown {
  return typeof value === 'function';
}

/** The message in one line, with the place that a parser adds below it. */
function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.split('\n').find((text) => text.trim() !== '')?.trim() ?? 'it failed without a message';
  const place = /\n.*:(\d+:\d+)\s*$/.exec(message);
  return place ? `${line} (${place[1]})` : line;
}
