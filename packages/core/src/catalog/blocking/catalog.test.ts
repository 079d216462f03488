import { describe, expect, it } from 'vitest';

import type { CatalogEntry } from '../entry.js';
import { blockingCatalog } from './index.js';
import { apisOf, createBlockingLookup } from './lookup.js';
import { firstMatch, matches } from './match.js';
import { cases } from './test/cases.js';
import { replacementOf } from './twin.js';

const { rowsFor } = createBlockingLookup(blockingCatalog, { blocking: [], nonBlocking: [] });
const apis = [...new Set(blockingCatalog.flatMap(apisOf))];
const nameOf = (row: CatalogEntry) => `${row.category} ${apisOf(row)[0]} ${JSON.stringify(row.when ?? [])}`;

/** Whether a row can be false of a call. */
const isConditional = (row: CatalogEntry) =>
  row.when !== undefined || row.cost !== undefined || row.engines !== undefined;

describe('calls', () => {
  it.each(cases)('$api: $call', ({ api, args, engines, row }) => {
    const match = firstMatch(rowsFor(api), args, engines);
    if (row === null) expect(match).toBeUndefined();
    else expect(match).toMatchObject(row);
  });
});

describe('rows', () => {
  it.each(blockingCatalog.filter(isConditional).map((row) => [nameOf(row), row] as const))(
    '%s is the answer to one case and not to another',
    (_, row) => {
      const own = cases.filter(({ api }) => rowsFor(api).includes(row));
      const answers = own.map(({ api, args, engines }) => firstMatch(rowsFor(api), args, engines));
      expect(answers).toContain(row);
      expect(own.some(({ args, engines }) => !matches(row, args, engines))).toBe(true);
    },
  );

  it('of one API end with the one that is true of every call', () => {
    const misplaced = apis.filter((api) => rowsFor(api).slice(0, -1).some((row) => !isConditional(row)));
    expect(misplaced).toEqual([]);
  });

  it('of one API differ in what they ask for', () => {
    const asked = (row: CatalogEntry) => JSON.stringify([row.form, row.when, row.cost, row.engines]);
    const doubled = apis.filter((api) => new Set(rowsFor(api).map(asked)).size < rowsFor(api).length);
    expect(doubled).toEqual([]);
  });

  it('without conditions are true of a call with unknown arguments', () => {
    for (const row of blockingCatalog.filter((candidate) => !isConditional(candidate))) {
      expect(matches(row, [{ kind: 'spread' }])).toBe(true);
    }
  });

  it('name core modules by their whole name and the default export’s members by their own', () => {
    expect(apis.filter((api) => /^(fs|http|https|crypto|zlib|child_process)[#/]/.test(api))).toEqual([]);
    expect(apis.filter((api) => /#default\.(?!prototype\.)/.test(api))).toEqual([]);
  });

  it('leave no placeholder in what they recommend', () => {
    const texts = blockingCatalog.flatMap((row) => apisOf(row).map((api) => replacementOf(row, api)));
    expect(texts.filter((text) => /\{(async|name|path|module)\}/.test(text))).toEqual([]);
  });

  it('end their notes in a full stop and their replacements in none', () => {
    const notes = blockingCatalog.flatMap(({ note }) => note ?? []);
    expect(notes.filter((note) => !note.endsWith('.'))).toEqual([]);
    expect(blockingCatalog.filter(({ replacement }) => replacement.endsWith('.'))).toEqual([]);
  });
});
