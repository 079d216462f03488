import { readFileSync } from 'node:fs';
import type { Config } from '@perf-analyze/core';
import { CommandLineError } from '../command-line-error.js';
import type { Core, Host } from '../host.js';
import { type ConfigSource, findConfig, namedConfig } from './find-config.js';

/** The configuration that `--config` names, or that lies in the current folder, or an empty one. */
export async function loadConfig(file: string | undefined, host: Host, core: Core): Promise<Config> {
  const source = file === undefined ? findConfig(host.cwd) : namedConfig(host.cwd, file);
  if (source === null) return {};
  const name = source.kind === 'package' ? `the key perf-analyze of ${source.name}` : source.name;
  return core.validateConfig(await readConfig(source, core), name, core.detectors);
}

async function readConfig(source: ConfigSource, core: Core): Promise<unknown> {
  if (source.kind === 'package') return source.value;
  if (source.kind === 'module') return importDefault(source, core);
  const text = await orComplain(`${source.name} could not be read`, () => readFileSync(source.path, 'utf8'));
  return orComplain(`${source.name} is no valid JSON`, () => JSON.parse(text.replace(/^\uFEFF/, '')) as unknown);
}

async function importDefault({ path, name }: ConfigSource, core: Core): Promise<unknown> {
  const exported = await orComplain(`${name} could not be read`, () => importModule(path, core));
  if (!('default' in exported)) throw new CommandLineError(`${name} has no default export; write \`export default { … }\`.`);
  const value = exported.default;
  return isFactory(value) ? orComplain(`${name} could not be read`, value) : value;
}

async function orComplain<Value>(complaint: string, action: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (error) {
    throw new CommandLineError(`${complaint}: ${oneLine(error)}`);
  }
}

/** jiti reads TypeScript on every Node; it loads only for those who have such a file. CommonJS it gives as a default export. */
async function importModule(path: string, { defineConfig }: Core): Promise<object> {
  const { createJiti } = await import('jiti');
  // The package that the file imports may be installed nowhere: npx keeps it elsewhere.
  const virtualModules = { 'perf-analyze': { defineConfig }, '@perf-analyze/core': { defineConfig } };
  return createJiti(path, { fsCache: false, moduleCache: false, virtualModules }).import(path);
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
