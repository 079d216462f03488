import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseForESLint } from '@typescript-eslint/parser';
import { describe, expect, it, vi } from 'vitest';
import { analyzeModule, discoverFile, type ParsedFile } from '../src/file.js';
import { analyze, type Finding } from '../src/index.js';
import { loadParser } from '../src/summarize/parse.js';
import { temporaryTree } from './support/temporary-tree.js';

const engines = vi.hoisted(() => ['oxc-parser', 'oxc-resolver', 'ts-morph', 'fast-glob', 'zod', 'yaml']);
const loaded = vi.hoisted(() => new Set<string>());
const noting = vi.hoisted(() => (name: string) => async (original: () => Promise<object>) => {
  loaded.add(name);
  return original();
});
vi.mock('oxc-parser', noting('oxc-parser'));
vi.mock('ts-morph', noting('ts-morph'));
vi.mock('fast-glob', noting('fast-glob'));
vi.mock('zod', noting('zod'));

const reading = `import { readFileSync } from 'node:fs';\nexport async function menu() {\n  return readFileSync('menu.txt');\n}\n`;

describe('analyzeModule', () => {
  it('loads none of the engines that a whole program needs', () => {
    expect(analyzeModule(menuFile())).toHaveLength(1);
    const required = Object.keys(createRequire(import.meta.url).cache).filter((path) => engines.some((name) => path.includes(`/node_modules/${name}/`)));
    expect([...loaded, ...required]).toEqual([]);
  });

  it('finds what the command line finds, by the same id', async () => {
    const cwd = temporaryTree({ 'package.json': { name: 'shop' }, 'src/menu.js': reading });
    const { findings } = await analyze({ cwd, cache: false });
    expect(await shown(cwd, 'src/menu.js')).toEqual(findings);
    expect(findings).toHaveLength(1);
  });

  it('gives ids that do not depend on what other files bring to light', async () => {
    const cwd = temporaryTree({
      'package.json': { name: 'shop' },
      'src/disk.js': `export { readFileSync } from 'node:fs';\n`,
      'src/menu.js': `import fs from 'node:fs';\nimport * as disk from './disk.js';\nexport async function menu() {\n  return [disk.readFileSync('a'), fs.readFileSync('b'), fs.readFileSync('c')];\n}\n`,
    });
    const { findings } = await analyze({ cwd, cache: false });
    const alone = await shown(cwd, 'src/menu.js');
    expect(new Set(findings.map(({ id }) => id)).size).toBe(3);
    expect(alone.map(place)).toEqual(findings.slice(1).map(place));
  });

  it('gives the ids of the place where a thing is written, also when it is judged by its callers', async () => {
    const cwd = temporaryTree({ 'package.json': { name: 'shop' }, 'src/menu.js': reading, 'src/app.js': `import express from 'express';\nimport { menu } from './menu.js';\nexpress().get('/', async (req, res) => res.send(await menu()));\n` });
    const { findings } = await analyze({ cwd, cache: false });
    expect((await shown(cwd, 'src/menu.js')).map(place)).toEqual(findings.map(place));
    expect(findings[0]?.reach).toBe('request');
  });

  it('gives the same ids from whichever folder the analysis starts', async () => {
    const cwd = temporaryTree({ 'apps/shop/package.json': { name: 'shop' }, 'apps/shop/src/menu.js': reading });
    const ids = await Promise.all(['.', 'apps/shop', 'apps/shop/src'].map(async (folder) => (await analyze({ cwd: join(cwd, folder), cache: false })).findings.map(({ id }) => id)));
    const outside = await shown(join(cwd, 'apps/shop/src'), 'menu.js');
    expect(ids[0]).toHaveLength(1);
    expect([...ids, outside.map(({ id }) => id)]).toEqual([ids[0], ids[0], ids[0], ids[0]]);
  });

  it('gives ids that do not depend on what bears witness of other places', async () => {
    const price = (before: string): string => `const cache = new Map();\nexport async function price(key) {\n${before}  if (!cache.has(key)) cache.set(key, await load(key));\n  return cache.get(key);\n}\nconst load = async (key) => (await fetch(key)).json();\n`;
    const ids = await Promise.all(['', `  if (key === '') cache.delete(key);\n`].map(async (before) => {
      const cwd = temporaryTree({ 'package.json': { name: 'shop' }, 'src/price.js': price(before) });
      return (await analyze({ cwd, cache: false, only: ['cache-stampede'] })).findings.map(({ id }) => id);
    }));
    expect(ids[0]).toHaveLength(1);
    expect(ids[1]).toEqual(ids[0]);
  });

  it('takes options', () => {
    const file = menuFile();
    expect(analyzeModule(file, { only: ['sync-http'] })).toEqual([]);
    expect(analyzeModule(file, { only: ['sync-file-io'] })).toHaveLength(1);
    expect(analyzeModule(file, { detectors: { 'sync-file-io': 'off' } })).toEqual([]);
    expect(analyzeModule(file, { reach: ['startup'] })).toEqual([]);
  });

  it('walks a file once, however often it is asked', () => {
    const file = menuFile();
    const { body } = file.program;
    const read = vi.fn(() => body);
    Object.defineProperty(file.program, 'body', { get: read });
    analyzeModule(file);
    const walked = read.mock.calls.length;
    analyzeModule(file, { only: ['sync-file-io'] });
    expect(walked).toBeGreaterThan(0);
    expect(read).toHaveBeenCalledTimes(walked);
  });

  it('says nothing of files that a program leaves out', () => {
    expect(analyzeModule({ ...menuFile(), path: 'menu.d.ts' })).toEqual([]);
    expect(analyzeModule({ ...menuFile(), text: reading.padEnd(60_000, ';') })).toEqual([]);
    expect(analyzeModule({ ...menuFile(), text: reading + '['.repeat(1_000) })).toEqual([]);
  });
});

function place({ id, location: { line, column } }: Finding): string {
  return `${id} ${line}:${column}`;
}

async function shown(cwd: string, path: string): Promise<Finding[]> {
  const parse = await loadParser();
  const parsed = parse(path, readFileSync(join(cwd, path), 'utf8'));
  if ('error' in parsed) throw new SyntaxError(parsed.error);
  return analyzeModule({ ...discoverFile(path, cwd), ...parsed });
}

/** `reading`, parsed by neither engine. */
function menuFile(): ParsedFile {
  const { ast } = parseForESLint(reading, { range: true, comment: true, sourceType: 'module' });
  return { path: 'src/menu.js', role: 'source', isService: false, package: null, text: reading, program: ast, comments: [] };
}
