import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { lastName, parseApi } from './api.js';
import { callOfLastStatement, handlersOf, literalAt } from './examples/call.js';
import { jobExamples } from './examples/jobs.js';
import { serverExamples } from './examples/servers.js';
import { serviceExamples } from './examples/services.js';
import { entryName } from './entry-name.js';
import { rootLookup } from './lookup.js';
import { registrations } from './registrations.js';

const roots = rootLookup();
const examples = [...serverExamples, ...serviceExamples, ...jobExamples];

describe('registrations', () => {
  it.each(examples.map((example) => [example.api, example] as const))('%s is recognised', (_, example) => {
    const parsed = parseSync('shop.ts', example.source, { range: true, preserveParens: false });
    expect(parsed.errors).toEqual([]);
    const call = callOfLastStatement(parsed.program);
    const literal = (argument: number, property: string | undefined) => literalAt(call, argument, property);
    const rule = roots.registration(example.api, literal(0, undefined));
    expect(rule?.kind).toBe(example.kind);
    expect(handlersOf(call, rule?.handlers ?? [])).toHaveLength(example.handlers);
    expect(entryName(rule?.name ?? '', { api: example.api, literal })).toBe(example.entry);
  });

  it('have an example of every kind', () => {
    const shown = new Set(examples.map((example) => example.kind));
    expect(registrations.map((rule) => rule.kind).filter((kind) => !shown.has(kind))).toEqual([]);
  });

  it('name no API twice unless the rules differ by event', () => {
    const plain = registrations.filter((rule) => !rule.events && !rule.exceptEvents).flatMap((rule) => rule.apis);
    expect(duplicates(plain)).toEqual([]);
  });

  it('never claim the same event of an API twice', () => {
    const claims = registrations.flatMap((rule) => (rule.events ?? []).flatMap((event) => rule.apis.map((api) => `${api} ${event}`)));
    expect(duplicates(claims)).toEqual([]);
  });

  it('write handlers as functions, argument indexes from −1, or properties', () => {
    for (const { handlers } of registrations) {
      if (handlers === 'functions') continue;
      expect(handlers.length).toBeGreaterThan(0);
      for (const position of handlers) {
        const argument = typeof position === 'number' ? position : position.argument;
        expect(argument).toBeGreaterThanOrEqual(-1);
        expect(argument).toBeLessThan(5);
        if (typeof position !== 'number') expect(position.properties.length).toBeGreaterThan(0);
      }
    }
  });

  it('list the last name of every API among the names', () => {
    const names = registrations.flatMap((rule) => rule.apis.map(lastName));
    expect(names.filter((name) => !roots.names.has(name))).toEqual([]);
    expect(roots.names.has('*')).toBe(false);
  });

  it('say what the framework passes in parseable APIs', () => {
    for (const { parameters } of registrations) {
      for (const api of Object.values(parameters ?? {})) expect(parseApi(api).segments.length).toBeGreaterThan(0);
    }
  });
});

describe('the registration of an event', () => {
  it('tells last words, signals that end the process, and signals that it survives', () => {
    expect(roots.registration('global#process.on', 'exit')).toMatchObject({ kind: 'exit', reach: 'tooling' });
    expect(roots.registration('global#process.on', 'SIGTERM')).toMatchObject({ kind: 'shutdown', reach: 'tooling' });
    expect(roots.registration('global#process.on', 'SIGHUP')).toMatchObject({ kind: 'process', reach: 'startup' });
    expect(roots.registration('global#process.on', 'message')).toMatchObject({ kind: 'process', reach: 'background' });
  });

  it('takes the rule for any event when the event is not a literal', () => {
    expect(roots.registration('global#process.on')?.kind).toBe('process');
  });

  it('tells the hooks of a request from those of the start', () => {
    expect(roots.registration('fastify#default().addHook', 'onSend')?.reach).toBe('request');
    expect(roots.registration('fastify#default().addHook', 'onReady')?.reach).toBe('startup');
    expect(roots.registration('fastify#default().addHook', 'onClose')?.reach).toBe('tooling');
  });

  it('is none for an event that nobody serves', () => {
    expect(roots.registration('node:http#Server.prototype.on', 'timeout')).toBeUndefined();
  });

  it('is none for the same name on a foreign API', () => {
    expect(roots.registration('node:util#types.get')).toBeUndefined();
  });
});

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
