import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../src/base/http/retry-after.js';

const now = Date.UTC(2026, 0, 1);
const date = (offsetMs: number) => new Date(now + offsetMs).toUTCString();

describe('retryAfterMs', () => {
  it.each([
    ['nothing', {}, undefined],
    ['nothing readable', { 'retry-after': 'soon' }, undefined],
    ['a negative number', { 'retry-after-ms': '-5' }, undefined],
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['no seconds', { 'retry-after': '0' }, 0],
    ['parts of seconds', { 'retry-after': '0.5' }, 500],
    ['a date', { 'retry-after': date(30_000) }, 30_000],
    ['a date that has passed', { 'retry-after': date(-30_000) }, 0],
    ['milliseconds before seconds', { 'retry-after-ms': '250', 'retry-after': '7' }, 250],
  ])('reads %s', (_, headers, milliseconds) => {
    expect(retryAfterMs(headers as Record<string, string>, now)).toBe(milliseconds);
    expect(retryAfterMs(new Headers(headers as Record<string, string>), now)).toBe(milliseconds);
  });

  it('reads the first of several', () => {
    expect(retryAfterMs({ 'retry-after': ['3', '9'] }, now)).toBe(3_000);
  });
});
