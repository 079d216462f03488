import { describe, expect, it } from 'vitest';
import { configTemplate } from '../src/config/config-template.js';
import { loadConfig } from '../src/config/load-config.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { testHost } from './support/test-host.js';

/** Loads the configuration of a folder with these files. */
async function load(files: Record<string, string>, file?: string) {
  const host = testHost({ cwd: temporaryFolder(files) });
  return loadConfig(file, host, await host.loadCore());
}

const strict = `{ "preset": "strict" }`;

describe('loadConfig', () => {
  it('is empty without a file', async () => {
    expect(await load({ 'package.json': '{ "name": "shop" }' })).toEqual({});
  });

  it.each([
    ['perf-analyze.config.json', `\uFEFF${strict}`],
    ['perf-analyze.config.mjs', `export default ${strict};`],
    ['perf-analyze.config.js', `export default ${strict};`],
    ['perf-analyze.config.ts', `import { defineConfig } from 'perf-analyze';\nconst preset = 'strict' as const;\nexport default defineConfig({ preset });`],
    ['package.json', `{ "perf-analyze": ${strict} }`],
  ])('reads %s', async (file, text) => {
    expect(await load({ [file]: text })).toEqual({ preset: 'strict' });
  });

  it('reads CommonJS where the package is CommonJS', async () => {
    const files = { 'package.json': '{ "type": "commonjs" }', 'perf-analyze.config.js': `module.exports = ${strict};` };
    expect(await load(files)).toEqual({ preset: 'strict' });
  });

  it('calls a configuration that is a function', async () => {
    expect(await load({ 'perf-analyze.config.mjs': `export default async () => (${strict});` })).toEqual({ preset: 'strict' });
  });

  it('reads the template that init writes', async () => {
    expect(await load({ 'perf-analyze.config.ts': configTemplate })).toEqual({ ignore: [], failOn: 'P0', detectors: {}, overrides: [] });
  });

  it('takes the file that --config names instead of the one that it would find', async () => {
    const files = { 'perf-analyze.config.json': '{}', 'ci/nightly.json': strict };
    expect(await load(files, 'ci/nightly.json')).toEqual({ preset: 'strict' });
  });

  it.each([
    ['a missing file', {}, 'nightly.json', /^There is no configuration file nightly\.json; check --config\.$/],
    ['two files', { 'perf-analyze.config.json': '{}', 'perf-analyze.config.ts': '' }, undefined, /^Found two configurations, perf-analyze\.config\.ts and perf-analyze\.config\.json; keep one\.$/],
    ['broken JSON', { 'perf-analyze.config.json': '{' }, undefined, /^perf-analyze\.config\.json is no valid JSON: \S/],
    ['broken TypeScript', { 'perf-analyze.config.ts': 'export default {' }, undefined, /perf-analyze\.config\.ts could not be read: [^\n]+ \(1:16\)$/],
    ['a module without a default export', { 'perf-analyze.config.mjs': 'export const preset = "strict";' }, undefined, /^perf-analyze\.config\.mjs has no default export; write `export default \{ … \}`\.$/],
    ['a file that throws', { 'perf-analyze.config.mjs': 'throw new Error("no apples");' }, undefined, /could not be read: no apples$/],
  ])('complains in one sentence about %s', async (_, files, file, message) => {
    await expect(load(files as Record<string, string>, file)).rejects.toThrow(message);
  });

  it('does not stumble over a broken package.json, which the analysis reports', async () => {
    expect(await load({ 'package.json': '{ "name": ' })).toEqual({});
  });

  it('has the core check every value, and tells it where the value comes from and which detectors there are', async () => {
    const seen: unknown[] = [];
    const validateConfig = (...call: unknown[]) => {
      seen.push(...call);
      return Promise.resolve({});
    };
    const cwd = temporaryFolder({ 'package.json': '{ "perf-analyze": [] }' });
    const host = testHost({ cwd, core: { validateConfig } });
    const core = await host.loadCore();
    await loadConfig(undefined, host, core);
    expect(seen).toEqual([[], 'the key perf-analyze of package.json', core.detectors]);
  });
});
