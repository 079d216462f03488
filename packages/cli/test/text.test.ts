import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { closest } from '../src/text/closest.js';
import { codeFrame } from '../src/text/code-frame.js';
import { duration, shortDuration } from '../src/text/duration.js';
import { hasColor } from '../src/text/has-color.js';
import { printable, printableStrings } from '../src/text/printable.js';
import { textWidth } from '../src/text/text-width.js';

describe('durations', () => {
  it.each([
    [1, '1 minute', '1 min'],
    [25, '25 minutes', '25 min'],
    [60, '1 hour', '1 h'],
    [135, '2 hours 15 minutes', '2 h 15 min'],
    [90_000, '1,500 hours', '1500 h'],
  ])('%i minutes', (minutes, long, short) => {
    expect([duration(minutes), shortDuration(minutes)]).toEqual([long, short]);
  });
});

describe('closest', () => {
  const formats = ['stylish', 'json', 'sarif', 'github', 'gitlab'];

  it.each([
    ['jsno', 'json'],
    ['SARIF', 'sarif'],
    ['gitlub', 'github'],
    ['xml', null],
  ])('finds what %s may mean', (word, expected) => {
    expect(closest(word, formats)).toBe(expected);
  });
});

describe('printable', () => {
  it('spells out what steers a terminal or reorders text', () => {
    expect(printable('apples\u001b[31m\u0007\u009b\u202epears\r\n')).toBe(
      'apples\\x1b[31m\\x07\\x9b\\u202epears\\x0d\\x0a',
    );
  });

  it('leaves letters of every language alone', () => {
    expect(printable('Äpfel 苹果 🍏')).toBe('Äpfel 苹果 🍏');
  });

  it('reaches every string of a value', () => {
    expect(printableStrings({ names: ['\u001b'], count: 2, none: null })).toEqual({ names: ['\\x1b'], count: 2, none: null });
  });
});

describe('hasColor', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
    ['a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR over NO_COLOR', false, { FORCE_COLOR: '', NO_COLOR: '1' }, true],
    ['a terminal with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
  ])('%s', (_, isTTY, env, expected) => {
    expect(hasColor(isTTY, env)).toBe(expected);
  });
});

describe('textWidth', () => {
  it.each([
    ['a pipe', false, undefined, {}, 80],
    ['a pipe with COLUMNS', false, undefined, { COLUMNS: '100' }, 100],
    ['a terminal', true, 72, {}, 72],
    ['a terminal without a size', true, 0, {}, 80],
    ['a very narrow terminal', true, 12, {}, 40],
    ['a very wide terminal', true, 300, {}, 110],
  ])('%s', (_, isTTY, columns, env, expected) => {
    expect(textWidth({ isTTY, columns }, env)).toBe(expected);
  });
});

describe('codeFrame', () => {
  const at = (line: number, column: number, endLine: number, endColumn: number) => ({ file: 'fruit.ts', line, column, endLine, endColumn });
  const drawn = (...args: Parameters<typeof codeFrame>) => codeFrame(...args).map(({ gutter, text }) => (gutter + text).trimEnd());

  it('shows two lines on each side and puts carets under the range', () => {
    const lines = ['one', 'two', 'three', 'const apple = pick();', 'five', 'six', 'seven'];
    expect(drawn(at(4, 15, 4, 21), lines, 60)).toEqual([
      '2 | two',
      '3 | three',
      '4 | const apple = pick();',
      '  |               ^^^^^^',
      '5 | five',
      '6 | six',
    ]);
  });

  it('puts carets right after tabs and wide characters', () => {
    expect(drawn(at(1, 9, 1, 14), ['\tf("苹果", apple)'], 60)).toEqual(['1 |   f("苹果", apple)', '  |            ^^^^^']);
  });

  it('marks the first line of a longer range to its end', () => {
    expect(drawn(at(1, 3, 3, 2), ['a({', 'b', '})'], 60)[1]).toBe('  |   ^');
  });

  it('shows the part of a long line in which the range is, on every line the same part', () => {
    const long = `${'a'.repeat(5000)}readFileSync(path)${'b'.repeat(5000)}`;
    const frame = drawn(at(2, 5001, 2, 5019), ['short', long], 60);
    expect(frame).toHaveLength(3);
    expect(frame[1]).toMatch(/^2 \| …a+readFileSync\(path\)b+…$/);
    expect(frame[2].indexOf('^')).toBe(frame[1].indexOf('readFileSync'));
    for (const line of frame) expect(stringWidth(line)).toBeLessThanOrEqual(60);
  });

  it('cuts wide characters by the room that they take', () => {
    for (const line of drawn(at(1, 1, 1, 3), ['苹果'.repeat(100)], 60)) expect(stringWidth(line)).toBeLessThanOrEqual(60);
  });

  it('is empty when the file has become shorter', () => {
    expect(codeFrame(at(9, 1, 9, 2), ['one'], 60)).toEqual([]);
  });
});
