import { beforeAll, expect, test } from 'vitest';
import { EVERY_PROPERTY } from './argument-tests.js';
import { Call } from './call-record.js';
import type { ModuleSummary } from './module-summary.js';
import { loadParser } from './parse.js';
import { summarizeContent } from './summarize-file.js';
import { ANY_VALUE, ValueKind } from './value-kinds.js';

let summaryOf: (text: string) => ModuleSummary;

beforeAll(async () => {
  const parse = await loadParser();
  summaryOf = (text) => {
    const outcome = summarizeContent('stalls.js', Buffer.from(text), parse, {});
    if ('skipped' in outcome) throw new Error(outcome.skipped);
    return outcome.summary;
  };
});

/** The calls that wait for an argument, by name of the callee. */
function testedCalls(text: string): string[] {
  const { calls, names, functions, argumentTests, flow } = summaryOf(text);
  const callees: string[] = [];
  for (let at = 0; at < calls.length; at += Call.arguments + calls[at + Call.argumentCount]) {
    const row = flow.globals.findIndex((node, index) => index % 2 === 0 && node === calls[at + Call.callee]);
    callees.push(row < 0 ? 'local' : names[flow.globals[row + 1]]);
  }
  const found: string[] = [];
  const { tests } = argumentTests;
  for (let row = 0; row < tests.length; row += 6) {
    const [call, fn, position, property, kinds, elseOnce] = tests.slice(row, row + 6);
    const parameter = [functions[fn].parameterNames[position], ...(property < 0 ? [] : [names[property]])].filter(Boolean).join('.');
    const waits = kinds & ValueKind.nothing ? 'without' : 'with';
    found.push(`${callees[call]} ${waits} ${parameter}${elseOnce ? ', else once' : ''}`);
  }
  return found;
}

test.each([
  ['done ? hand() : print();', ['hand with done', 'print without done']],
  ['if (!done) print(); else hand();', ['print without done', 'hand with done']],
  ['if (done) return hand(); print();', ['hand with done', 'print without done']],
  ["if (typeof done === 'function') hand();", ['hand with done']],
  ["if (typeof done === 'undefined') print();", ['print without done']],
  ['if (done == null || stalls) print(); else hand();', ['hand with done', 'hand without stalls']],
  ['done && hand();', ['hand with done']],
  ['done || print();', ['print without done']],
  ['if (!done) return; if (!done) throw stalls; if (done) hand();', ['hand with done']],
])('%s waits for an argument', (body, expected) => {
  expect(testedCalls(`function list(stalls, done) { ${body} }`)).toEqual(expected);
});

test('a function inside asks about the parameters of the one around it', () => {
  expect(testedCalls('function list(done) { return (error) => done ? hand() : print(); }')).toEqual(['hand with done', 'print without done']);
});

test.each([
  ['function list({ done }) { if (done) hand(); }', ['hand with done']],
  ['function list({ done: end = false } = {}) { if (!end) hand(); }', ['hand without done']],
  ['function list(options) { if (!options?.done) hand(); }', ['hand without options.done']],
  ['function list(options) { if (options.done === undefined) hand(); }', ['hand without options.done']],
  ['function list(options) { if (options.done) { hand(); options.done = null; } }', ['hand with options.done']],
  ['function list(options) { if (options.done) hand(); fill(options); }', ['hand with options.done']],
  ['function list(options) { options = options || {}; if (options.done) hand(); }', ['hand with options.done']],
  ['function list(options) { const { done: end } = options; if (end) hand(); }', ['hand with options.done']],
  ['function list(options) { const end = options?.done; return () => { if (!end) hand(); }; }', ['hand without options.done']],
  ['let kept; function list(again) { if (!again && kept) return; kept = hand(); }', ['hand with again, else once']],
  ['let kept; function list(again) { if (again || kept === null) kept = hand(); }', ['hand with again, else once']],
  ['let kept; function end() { kept = null; } function list(again) { if (!again && kept) return; kept = hand(); }', []],
])('%s tests an argument', (text, expected) => {
  expect(testedCalls(text)).toEqual(expected);
});

test.each([
  ['if (options.done) { options.done = null; }', []],
  ['options.done = null;', ['done']],
  ['options[key] = null;', ['*']],
  ['[options.done] = others;', ['done']],
  ['for (options.done of others);', ['done']],
  ['options = options || {};', [undefined]],
])('%s replaces properties', (text, expected) => {
  const { argumentTests, names } = summaryOf(`function list(options) { ${text} }`);
  expect(argumentTests.assigned.filter((_, column) => column % 4 === 2).map((name) => names[name])).toEqual(expected);
});

test('knows what stands for an argument that is left out', () => {
  const { argumentTests, names } = summaryOf('function list(stalls, done = false, { sync = true, seal = open() } = {}) {}');
  const rows = Array.from({ length: argumentTests.defaults.length / 4 }, (_, row) => argumentTests.defaults.slice(row * 4, row * 4 + 4));
  expect(rows.map(([, position, property, kinds]) => [position, names[property], kinds])).toEqual([
    [1, undefined, ValueKind.falsy],
    [2, 'sync', ValueKind.other],
    [2, 'seal', ANY_VALUE],
  ]);
});

test.each([
  ['what was filled before', 'function list(options) { Object.assign(options, others); if (options.done) hand(); }'],
  ['what has another name', 'function list(options) { const other = options; if (options.done) hand(); }'],
  ['what is handed on in each turn', 'function list(options) { for (const one of others) { if (options.done) hand(); fill(options); } }'],
  ['a variable', 'function list() { const done = find(); if (done) hand(); }'],
  ['part of a part of a parameter', 'function list({ on: { done } }) { if (done) hand(); }'],
  ['a function that is made under the test', 'function list(done) { if (done) return () => hand(); }'],
  ['what follows a test that does not leave', 'function list(done) { if (done) {} print(); }'],
])('%s says nothing of callers', (_, text) => {
  expect(testedCalls(text)).toEqual([]);
});

test('tells values of the caller from those that stand in for them', () => {
  const { argumentTests, names } = summaryOf("function list(options, done) { if (typeof options === 'function') { done = options; options = null; } }");
  const every = names.indexOf(EVERY_PROPERTY);
  expect(argumentTests.assigned).toEqual([1, 1, -1, 0, 1, 1, every, -1, 1, 0, -1, -1, 1, 0, every, -1]);
});
