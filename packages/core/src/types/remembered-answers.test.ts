import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryTree } from '../../test/support/temporary-tree.js';
import { openStore, type Store } from '../cache/store.js';
import { NO_ANSWER } from './question.js';
import { answersKey, recallAnswers, rememberAnswers } from './remembered-answers.js';

const answers = [{ ...NO_ANSWER, apis: ['pg#Client.prototype.query'] }];
const question = { call: { file: 'src/shop.ts', range: [1, 1, 1, 9] as [number, number, number, number] }, guess: null, callbacks: [] };

function remembered(): { cwd: string; store: Store } {
  const cwd = temporaryTree({ 'src/shop.ts': 'shop.open()' });
  const store = openStore({ folder: join(cwd, 'cache'), key: 'key' });
  rememberAnswers(store, 'asked', cwd, { answers, files: ['src/shop.ts'] });
  return { cwd, store };
}

test('answers are recalled while everything is as it was', () => {
  const { cwd, store } = remembered();
  expect(recallAnswers(store, 'asked', cwd, 1)).toEqual(answers);
});

test('answers are forgotten when a source has changed', () => {
  const { cwd, store } = remembered();
  writeFileSync(join(cwd, 'src/shop.ts'), 'shop.shut()');
  expect(recallAnswers(store, 'asked', cwd, 1)).toBeNull();
});

test('answers to other questions are not taken', () => {
  const { cwd, store } = remembered();
  expect(recallAnswers(store, 'asked otherwise', cwd, 1)).toBeNull();
});

test('another lock file, tsconfig.json or budget makes other questions', () => {
  const cwd = temporaryTree({});
  const key = (budget: object): string => answersKey(cwd, [], [question], budget);
  const plain = key({ files: 1 });
  expect(key({ files: 1 })).toBe(plain);
  expect(key({ files: 2 })).not.toBe(plain);
  writeFileSync(join(cwd, 'package-lock.json'), '{}');
  const locked = key({ files: 1 });
  expect(locked).not.toBe(plain);
  writeFileSync(join(cwd, 'tsconfig.json'), '{}');
  expect(key({ files: 1 })).not.toBe(locked);
});
