import { beforeAll, expect, test } from 'vitest';
import { Call } from './call-record.js';
import type { ModuleSummary } from './module-summary.js';
import { loadParser } from './parse.js';
import { summarizeContent } from './summarize-file.js';

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
  for (let row = 0; row < tests.length; row += 4) {
    const parameter = functions[tests[row + 1]].parameterNames[tests[row + 2]];
    found.push(`${callees[tests[row]]} ${tests[row + 3] === 1 ? 'with' : 'without'} ${parameter}`);
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
  ['a variable', 'function list() { const done = find(); if (done) hand(); }'],
  ['a parameter with a default', 'function list(done = print) { if (done) hand(); }'],
  ['part of a parameter', 'function list({ done }) { if (done) hand(); }'],
  ['a function that is made under the test', 'function list(done) { if (done) return () => hand(); }'],
  ['what follows a test that does not leave', 'function list(done) { if (done) {} print(); }'],
])('%s says nothing of callers', (_, text) => {
  expect(testedCalls(text)).toEqual([]);
});

test('tells values of the caller from those that stand in for them', () => {
  const { argumentTests } = summaryOf("function list(options, done) { if (typeof options === 'function') { done = options; options = null; } }");
  expect(argumentTests.assigned).toEqual([1, 1, 0, 1, 0, -1]);
});
