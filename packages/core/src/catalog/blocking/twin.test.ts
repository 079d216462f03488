import { describe, expect, it } from 'vitest';

import type { CatalogEntry, Twin } from '../entry.js';
import { replacementOf, twinOf } from './twin.js';

const rowWith = (twin: Twin | undefined, replacement = ''): CatalogEntry => ({
  category: 'file',
  modules: [],
  paths: [],
  form: 'call',
  impact: 'high',
  replacement,
  twin,
  fix: 'safe',
});

const own: Twin = { module: '{module}', path: '{path}', shape: 'promise' };

describe('the twin', () => {
  it.each([
    ['execa#execaSync', 'execa'],
    ['node:fs#fsyncSync', 'fsync'],
    ['node:fs#fsync', 'fsync'],
    ['shop#rsync', 'rsync'],
    ['shop#async', 'async'],
    ['lowdb#LowSync', 'Low'],
    ['bun#password.hashSync', 'password.hash'],
    ['lmdb#open().putSync', 'open().put'],
    ['shop#enableSyncMode', 'enableSyncMode'],
  ])('of %s is %s', (api, path) => {
    expect(twinOf(rowWith(own), api)?.path).toBe(path);
  });

  it('is in the module that the call was resolved to', () => {
    expect(twinOf(rowWith(own), '@shop/fs-extra#copySync')).toEqual({
      module: '@shop/fs-extra',
      path: 'copy',
    });
  });

  it('may have the last name elsewhere', () => {
    const promises: Twin = { module: 'node:fs/promises', path: '{async}', shape: 'promise' };
    expect(twinOf(rowWith(promises), 'graceful-fs#readFileSync')).toEqual({
      module: 'node:fs/promises',
      path: 'readFile',
    });
  });

  it('is null where there is none', () => {
    expect(twinOf(rowWith(undefined), 'shop#weighSync')).toBeNull();
  });
});

describe('the replacement', () => {
  it('names the function and its asynchronous form', () => {
    const row = rowWith(undefined, '`{async}` instead of `{name}`');
    expect(replacementOf(row, 'node:fs#promises.readFileSync')).toBe('`readFile` instead of `readFileSync`');
  });
});
