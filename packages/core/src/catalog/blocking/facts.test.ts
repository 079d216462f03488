import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { CatalogEntry } from '../entry.js';
import { blockingCatalog } from './index.js';
import { apisOf } from './lookup.js';
import { twinOf } from './twin.js';

/** What packages export: kinds by path, by version, by module. Written by `catalog-facts/collect.mjs`. */
type Facts = Record<string, Record<string, Record<string, string>>>;

const folder = new URL('../../../catalog-facts/', import.meta.url);
const facts = JSON.parse(readFileSync(new URL('facts.json', folder), 'utf8')) as Facts;

/** What could not be compared by machine, and why; read by hand in the sources of the packages. */
const withoutFacts: Readonly<Record<string, string>> = {
  sleep: 'its exports are those of a native addon',
  'sync-request-curl': 'its native addon comes from a git dependency and does not install',
  'xmlhttprequest-ssl': 'a JavaScript constructor function that sets its methods on `this`',
  '@tensorflow/tfjs-node': 'it downloads a native library; it re-exports `@tensorflow/tfjs`',
  'sync-mysql': 'compiled classes, whose methods are set by a helper at run time',
  '@prisma/client': 'its exports are generated from the project’s schema',
  'jimp#read': 'the definitions of version 0.22 are those of a package on which it does not depend',
  'sequelize#default': '`module.exports` is the class, which its definitions leave out',
};

/** Synchronous by name, and in no row: their work is bounded by their own limits. */
const bounded = ['node:crypto#hkdfSync', 'node:crypto#generateKeySync'];

const calls = blockingCatalog.flatMap((row) => apisOf(row).map((api) => ({ row, api })));

const checked = calls.filter(({ api }) => reasonFor(api) === undefined);

function reasonFor(api: string): string | undefined {
  return withoutFacts[api] ?? withoutFacts[api.slice(0, api.indexOf('#'))];
}

function versionsOf(module: string): Record<string, string>[] {
  return Object.values(facts[module] ?? {});
}

/** Kinds of a path in each version that has it. */
function kindsOf({ module, path }: { module: string; path: string }): string[] {
  return versionsOf(module).flatMap((paths) => (Object.hasOwn(paths, path) ? [paths[path]] : []));
}

function split(api: string): { module: string; path: string } {
  const hash = api.indexOf('#');
  return { module: api.slice(0, hash), path: api.slice(hash + 1) };
}

const isKnownAs = (kinds: readonly string[], kind: string) =>
  kinds.some((each) => each === 'untyped' || each.split(' ').includes(kind));

describe('every row', () => {
  it('names what its packages export', () => {
    expect(checked.filter(({ api }) => kindsOf(split(api)).length === 0).map(({ api }) => api)).toEqual([]);
  });

  it('calls what can be called and constructs what can be constructed', () => {
    const wrong = checked.filter(({ row, api }) => !isKnownAs(kindsOf(split(api)), row.form));
    expect(wrong.map(({ api }) => api)).toEqual([]);
  });

  it('is compared with facts, or says why not', () => {
    const unused = Object.keys(withoutFacts).filter(
      (key) => !calls.some(({ api }) => api === key || split(api).module === key),
    );
    const superfluous = calls.filter(
      ({ api }) => reasonFor(api) !== undefined && kindsOf(split(api)).length > 0,
    );
    expect([...unused, ...superfluous.map(({ api }) => api)]).toEqual([]);
  });
});

describe('every twin', () => {
  const twins = checked.flatMap(({ row, api }) => {
    const twin = twinOf(row, api);
    return twin === null ? [] : [{ row, api, twin }];
  });

  it('exists', () => {
    const missing = twins.filter(({ twin }) => kindsOf(twin).length === 0);
    expect(missing.map(({ api, twin }) => `${api} → ${twin.module}#${twin.path}`)).toEqual([]);
  });

  it('of the same package exists in a version that has the row’s API', () => {
    const apart = twins
      .filter(({ row }) => row.twin?.module === '{module}')
      .filter(({ api, twin }) => !versionsOf(twin.module).some((paths) => split(api).path in paths && twin.path in paths));
    expect(apart.map(({ api, twin }) => `${api} → ${twin.module}#${twin.path}`)).toEqual([]);
  });

  const kindOfShape: Partial<Record<NonNullable<CatalogEntry['twin']>['shape'], string>> = {
    promise: 'promise',
    callback: 'call',
    'async-iterable': 'iterable',
  };

  it('gives what its shape says', () => {
    const wrong = twins.filter(({ row, twin }) => {
      const kind = row.twin && kindOfShape[row.twin.shape];
      return kind !== undefined && !isKnownAs(kindsOf(twin), kind);
    });
    expect(wrong.map(({ api, twin }) => `${api} → ${twin.module}#${twin.path}`)).toEqual([]);
  });

  it('is another function than the one it replaces, unless an option, a callback or the place decides', () => {
    const same = twins.filter(({ api, row, twin }) => {
      const isItself = `${twin.module}#${twin.path}` === api;
      return isItself && row.when === undefined && row.twin?.shape !== 'hoist';
    });
    expect(same.map(({ api }) => api)).toEqual([]);
  });
});

describe('the running Node', () => {
  const rows = new Set(calls.map(({ api }) => api));
  const modules = ['node:fs', 'node:zlib', 'node:crypto', 'node:child_process'];

  it('has no function in the main modules that ends in Sync and that no row names', () => {
    const exported = modules.flatMap((module) =>
      Object.keys(process.getBuiltinModule(module) ?? {}).map((name) => `${module}#${name}`),
    );
    const unnamed = exported.filter((api) => api.endsWith('Sync') && !rows.has(api));
    expect(exported.length).toBeGreaterThan(200);
    expect(unnamed.filter((api) => !bounded.includes(api))).toEqual([]);
  });

  it('knows the trap names as asynchronous: no row names them', () => {
    expect(['node:fs#fsync', 'node:fs#fdatasync'].filter((api) => rows.has(api))).toEqual([]);
    expect(rows).toContain('node:fs#fsyncSync');
  });
});
