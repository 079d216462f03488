import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const sources = new URL('../../src/', import.meta.url);
const folders = readdirSync(sources).filter((folder) => existsSync(new URL(`${folder}/index.ts`, sources)));
const rootIndex = readFileSync(new URL('index.ts', sources), 'utf8');

/** For tests alone, so that the root does not carry it into a service. */
const NOT_IN_ROOT = ['testing'];

function condition(file: string, extension: string) {
  return { types: `./dist/${file}.d.${extension.replace('js', 'ts')}`, default: `./dist/${file}.${extension}` };
}

describe('package', () => {
  it('exports each utility by a sub-path of its own, imported and required', () => {
    const subPaths = [['.', 'index'], ...folders.map((folder) => [`./${folder}`, folder])];
    const expected = subPaths.map(([path, file]) => [path, { import: condition(file, 'js'), require: condition(file, 'cjs') }]);
    expect(manifest.exports).toEqual({ ...Object.fromEntries(expected), './package.json': './package.json' });
  });

  it.each(folders.filter((folder) => !NOT_IN_ROOT.includes(folder)))('exports %s from its root too', (folder) => {
    expect(rootIndex).toContain(`from './${folder}/index.js'`);
  });

  it.each(['README.md', 'packages/runtime/README.md', 'docs/runtime/README.md'])('has the page of each sub-path in %s', (page) => {
    const text = readFileSync(new URL(`../../../../${page}`, import.meta.url), 'utf8');
    expect(folders.filter((folder) => !text.includes(`${folder}.md)`))).toEqual([]);
  });

  it('depends on nothing', () => {
    expect(Object.keys(manifest)).not.toContain('dependencies');
    expect(manifest.sideEffects).toBe(false);
  });

  it.each(['.', ...folders])('opens nothing when %s is imported', (folder) => {
    expect(openedBy(bundle(folder))).toEqual(openedBy(''));
  });
});

function bundle(folder: string): string {
  const entry = fileURLToPath(new URL(`${folder}/index.ts`, sources));
  return buildSync({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', write: false }).outputFiles[0].text;
}

/** What keeps a process busy after it has run some code. */
function openedBy(code: string): string {
  return execFileSync(process.execPath, ['--input-type=module'], { input: `${code}\nconsole.log(process.getActiveResourcesInfo())`, encoding: 'utf8' });
}
