import { describe, expect, it } from 'vitest';
import { aliases } from './aliases.js';
import { formatApi, parseApi } from './api.js';
import { decorators } from './decorators.js';
import { offloads } from './offload.js';
import { registrations } from './registrations.js';
import { resolveAlias } from './resolve-alias.js';
import { subclasses } from './subclasses.js';
import { typedHandlers } from './typed-handlers.js';

describe('aliases', () => {
  it.each([
    ['fastify#FastifyInstance.prototype.get', 'fastify#default().get'],
    ['express#Router().get', 'express#default().get'],
    ['express#Router().route().get().post', 'express#default().post'],
    ['express#Application.prototype.use', 'express#default().use'],
    ['express#default().listen().on', 'node:http#Server.prototype.on'],
    ['koa-router#default.prototype.get().post', '@koa/router#default.prototype.post'],
    ['node:process#on', 'global#process.on'],
    ['node:timers#setInterval', 'global#setInterval'],
    ['global#globalThis.setInterval', 'global#setInterval'],
    ['@trpc/server#initTRPC.context().meta().create().procedure.input().use().query', '@trpc/server#initTRPC.create().procedure.query'],
    ['amqplib#connect().createConfirmChannel().consume', 'amqplib#connect().createChannel().consume'],
    ['socket.io#default().of().on', 'socket.io#Server.prototype.on'],
    ['zod#z.string().min().refine', 'zod#ZodType.prototype.refine'],
    ['yargs#option().command', 'yargs#default().command'],
  ])('%s is %s', (api, canonical) => {
    expect(resolveAlias(api)).toBe(canonical);
  });

  it('leave other APIs as they are', () => {
    expect(resolveAlias('node:fs#readFileSync')).toBe('node:fs#readFileSync');
    expect(resolveAlias('express#json')).toBe('express#json');
  });

  it('lead to a name that has no alias itself', () => {
    for (const { is } of aliases) expect(resolveAlias(is)).toBe(is);
  });

  it('name nothing twice', () => {
    const names = aliases.map((alias) => alias.api);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('APIs', () => {
  const apis = [
    ...[...registrations, ...decorators, ...offloads].flatMap((rule) => rule.apis),
    ...registrations.flatMap((rule) => Object.values(rule.parameters ?? {})),
    ...subclasses.flatMap((rule) => rule.bases),
    ...typedHandlers.flatMap((rule) => rule.types),
  ];

  it('are a module and a path', () => {
    const form = /^[@\w][\w./:@-]*#(?:\[method\]|[\w$*]+(?:\(\))*)(?:\.(?:\[method\]|[\w$*]+(?:\(\))*))*$/;
    expect(apis.filter((api) => !form.test(api))).toEqual([]);
  });

  it('survive parsing', () => {
    for (const api of apis) expect(formatApi(parseApi(api))).toBe(api);
  });

  it('write members of the default export by their own name', () => {
    const all = [...apis, ...aliases.flatMap((alias) => [alias.api, alias.is])];
    expect(all.filter((api) => /#default\.(?!prototype)/.test(api))).toEqual([]);
  });

  it('write core modules with their prefix', () => {
    expect(apis.filter((api) => /^(?:fs|http|https|net|stream|events|timers|process|worker_threads)(?:\/\w+)?#/.test(api))).toEqual([]);
  });

  it('of types and base classes keep their rule under their canonical name', () => {
    const types = new Set(typedHandlers.flatMap((rule) => rule.types));
    const bases = new Set(subclasses.flatMap((rule) => rule.bases));
    for (const set of [types, bases]) {
      const moved = [...set].map((api) => resolveAlias(`${api}.prototype`).replace(/\.prototype$/, ''));
      expect(moved.filter((api) => !set.has(api))).toEqual([]);
    }
  });

  it('reach a registration under their canonical name too', () => {
    const moved = registrations.flatMap((rule) => rule.apis).filter((api) => resolveAlias(api) !== api);
    const known = new Set(registrations.flatMap((rule) => rule.apis));
    expect(moved.filter((api) => !known.has(resolveAlias(api)))).toEqual([]);
  });
});
