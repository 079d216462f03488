import { expect, test } from 'vitest';
import { isBegin, isScan, isSlowPragma, isTransactionControl } from './sql.js';

test('a scan has no condition and no limit', () => {
  expect(isScan('SELECT * FROM orders')).toBe(true);
  expect(isScan('\n  select id from orders order by id')).toBe(true);
  expect(isScan('SELECT * FROM orders WHERE id = ?')).toBe(false);
  expect(isScan('SELECT * FROM orders LIMIT 50')).toBe(false);
  expect(isScan('SELECT 1')).toBe(false);
  expect(isScan('INSERT INTO orders SELECT * FROM baskets')).toBe(false);
  expect(isScan(null)).toBe(false);
});

test('transactions are told from what they hold', () => {
  expect(isBegin('BEGIN IMMEDIATE')).toBe(true);
  expect(isBegin('COMMIT')).toBe(false);
  expect(isTransactionControl('ROLLBACK')).toBe(true);
  expect(isTransactionControl('DELETE FROM orders')).toBe(false);
});

test('pragmas that work through the file are slow', () => {
  expect(isSlowPragma('wal_checkpoint(TRUNCATE)')).toBe(true);
  expect(isSlowPragma('journal_mode = WAL')).toBe(false);
});
