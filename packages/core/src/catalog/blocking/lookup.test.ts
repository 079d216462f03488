import { describe, expect, it } from 'vitest';

import type { CatalogEntry } from '../entry.js';
import { blockingCatalog } from './index.js';
import { createBlockingLookup } from './lookup.js';

const scale: CatalogEntry = {
  category: 'file',
  modules: ['fruit-scale', 'fruit-scale/raw'],
  paths: ['weighSync', 'default.prototype.open().readSync'],
  form: 'call',
  impact: 'high',
  replacement: '`{async}` of the same package',
  fix: 'safe',
};
const nothing = { blocking: [], nonBlocking: [] };

describe('a look-up', () => {
  const lookup = createBlockingLookup([scale], nothing);

  it('finds every path of every module of a row', () => {
    expect(lookup.rowsFor('fruit-scale#weighSync')).toEqual([scale]);
    expect(lookup.rowsFor('fruit-scale/raw#default.prototype.open().readSync')).toEqual([scale]);
  });

  it('finds nothing by name alone', () => {
    expect(lookup.rowsFor('other-scale#weighSync')).toEqual([]);
    expect(lookup.rowsFor('weighSync')).toEqual([]);
    expect(lookup.rowsFor('constructor')).toEqual([]);
  });

  it('knows the last name of every path', () => {
    expect([...lookup.names]).toEqual(['weighSync', 'readSync']);
  });

  it('keeps the order of the catalogue', () => {
    const { rowsFor } = createBlockingLookup(blockingCatalog, nothing);
    const categories = rowsFor('node:child_process#spawnSync').map(({ category }) => category);
    expect(categories).toEqual(['sleep', 'http', 'process']);
  });
});

describe('a project’s own APIs', () => {
  it('are added with high impact', () => {
    const blocking = [{ module: 'till-ffi', export: 'sync.read' }];
    const lookup = createBlockingLookup([scale], { blocking, nonBlocking: [] });
    expect(lookup.rowsFor('till-ffi#sync.read')).toMatchObject([{ impact: 'high', category: 'cpu' }]);
    expect(lookup.names).toContain('read');
  });

  it('replace what the catalogue says of the API, but not its kind', () => {
    const blocking = [
      { module: 'fruit-scale', export: 'weighSync', impact: 'low', replacement: '`weigh`' } as const,
    ];
    const lookup = createBlockingLookup([scale], { blocking, nonBlocking: [] });
    expect(lookup.rowsFor('fruit-scale#weighSync')).toMatchObject([
      { category: 'file', impact: 'low', replacement: '`weigh`' },
    ]);
    expect(lookup.rowsFor('fruit-scale/raw#weighSync')).toEqual([scale]);
  });

  it('may be written as people write them', () => {
    const blocking = [{ module: 'fs', export: 'default.weighSync' }];
    const lookup = createBlockingLookup([], { blocking, nonBlocking: [] });
    expect(lookup.rowsFor('node:fs#weighSync')).toHaveLength(1);
  });

  it('that do not block are forgotten', () => {
    const nonBlocking = [{ module: 'fruit-scale', export: 'weighSync' }];
    const lookup = createBlockingLookup([scale], { blocking: [], nonBlocking });
    expect(lookup.rowsFor('fruit-scale#weighSync')).toEqual([]);
    expect(lookup.rowsFor('fruit-scale/raw#weighSync')).toEqual([scale]);
  });

  it('leave the catalogue itself alone', () => {
    createBlockingLookup([scale], {
      blocking: [{ module: 'fruit-scale', export: 'weighSync' }],
      nonBlocking: [],
    });
    expect(createBlockingLookup([scale], nothing).rowsFor('fruit-scale#weighSync')).toEqual([scale]);
  });
});
