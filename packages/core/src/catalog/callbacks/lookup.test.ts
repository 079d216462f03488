import { describe, expect, it } from 'vitest';
import { formatApi, parseApi } from '../roots/api.js';
import { resolveAlias } from '../roots/resolve-alias.js';
import { callbackLookup } from './lookup.js';
import { callbackRules } from './rules.js';

const callbacks = callbackLookup();

describe('callbacks that run in their caller', () => {
  it.each([
    ['global#Array.prototype.map', { runs: 'now', loop: true }],
    ['global#Array.prototype.sort', { runs: 'now', loop: true, mustBeSync: true }],
    ['global#Uint8Array.prototype.filter', { runs: 'now', loop: true }],
    ['global#Map.prototype.forEach', { runs: 'now', loop: true }],
    ['global#Array.from', { runs: 'now', loop: true, callbacks: [1] }],
    ['global#Array.fromAsync', { runs: 'now', loop: true, awaits: true }],
    ['global#JSON.parse', { mustBeSync: true, callbacks: [1] }],
    ['global#Promise', { runs: 'now', mustBeSync: true, callbacks: [0] }],
    ['lodash#map', { runs: 'now', loop: true }],
    ['lodash/map#default', { runs: 'now', loop: true }],
    ['lodash.groupby#default', { runs: 'now', loop: true }],
    ['lodash-es#map', { runs: 'now', loop: true }],
    ['underscore#each', { runs: 'now', loop: true }],
    ['ramda#map', { runs: 'now', loop: true }],
    ['remeda#map', { runs: 'now', loop: true }],
    ['immer#produce', { runs: 'now' }],
    ['node:async_hooks#AsyncLocalStorage.prototype.run', { runs: 'now', passesThrough: true, awaits: true }],
    ['@opentelemetry/api#trace.getTracer().startActiveSpan', { runs: 'now', passesThrough: true }],
    ['@sentry/node#startSpan', { runs: 'now', passesThrough: true }],
    ['p-map#default', { runs: 'now', loop: true, awaits: true }],
    ['async#eachLimit', { runs: 'now', loop: true, callbacks: [2] }],
    ['bluebird#map', { runs: 'now', loop: true, callbacks: [1] }],
    ['bluebird#fromCallback', { runs: 'now', callbacks: [0] }],
  ])('%s', (api, expected) => {
    expect(callbacks.rule(api)).toMatchObject(expected);
  });
});

describe('callbacks under a lock or in a transaction', () => {
  it.each([
    ['@prisma/client#PrismaClient.prototype.$transaction', 'transaction'],
    ['knex#default().transaction', 'transaction'],
    ['sequelize#Sequelize.prototype.transaction', 'transaction'],
    ['mongodb#ClientSession.prototype.withTransaction', 'transaction'],
    ['better-sqlite3#default.prototype.transaction', 'transaction'],
    ['async-mutex#Mutex.prototype.runExclusive', 'lock'],
  ])('%s', (api, context) => {
    expect(callbacks.rule(api)?.context).toBe(context);
  });

  it('stay synchronous where the database is', () => {
    expect(callbacks.rule('better-sqlite3#default.prototype.transaction')).toMatchObject({ mustBeSync: true, wraps: true });
    expect(callbacks.rule('knex#default().transaction')?.mustBeSync).toBeUndefined();
  });
});

describe('callbacks that run later', () => {
  it.each([
    ['global#Promise.prototype.then', 'caller'],
    ['node:fs#readFile', 'caller'],
    ['node:zlib#gzip', 'caller'],
    ['node:crypto#pbkdf2', 'caller'],
    ['node:child_process#exec', 'caller'],
    ['node:dns#lookup', 'caller'],
    ['node:http#IncomingMessage.prototype.on', 'caller'],
    ['node:fs#createReadStream().on', 'caller'],
    ['node:child_process#spawn().on', 'caller'],
    ['node:http#createServer().on', 'background'],
    ['node:events#EventEmitter.prototype.on', 'background'],
    ['node:worker_threads#Worker.prototype.on', 'background'],
    ['node:readline#createInterface().on', 'background'],
    ['ws#WebSocket.prototype.on', 'background'],
  ])('%s', (api, reach) => {
    expect(callbacks.rule(api)).toMatchObject({ runs: 'later', reach });
  });

  it('belong to the code that sets them where no reach is said', () => {
    expect(callbacks.rule('global#setTimeout')).toMatchObject({ runs: 'later', callbacks: [0] });
    expect(callbacks.rule('global#setTimeout')?.reach).toBeUndefined();
    expect(callbacks.rule('global#queueMicrotask')?.runs).toBe('later');
  });

  it('run per request when a listener is added per request', () => {
    expect(callbacks.rule('node:events#EventEmitter.prototype.on')?.orCaller).toBe(true);
  });

  it('run once where they are added by `once`', () => {
    expect(callbacks.rule('node:events#EventEmitter.prototype.once')).toMatchObject({ reach: 'background', orCaller: true, single: true });
    expect(callbacks.rule('node:events#EventEmitter.prototype.on')?.single).toBeUndefined();
    expect(callbacks.rule('node:net#Socket.prototype.once')).toMatchObject({ reach: 'caller' });
  });

  it('run once per chunk in a stream', () => {
    expect(callbacks.rule('node:stream#Transform')).toMatchObject({ runs: 'later', loop: true });
  });
});

describe('callbacks that run elsewhere', () => {
  it.each(['puppeteer#Page.prototype.evaluate', 'playwright#chromium.launch().newPage().evaluate', 'workerpool#pool().exec'])('%s', (api) => {
    expect(callbacks.rule(api)?.runs).toBe('never');
  });
});

describe('callbacks of unknown receivers', () => {
  it.each([
    ['forEach', { runs: 'now', loop: true }],
    ['map', { runs: 'now', loop: true }],
    ['sort', { mustBeSync: true }],
    ['replace', { mustBeSync: true, callbacks: [1] }],
    ['then', { runs: 'later', reach: 'caller' }],
    ['on', { runs: 'later', reach: 'background', orCaller: true }],
    ['addEventListener', { runs: 'later', reach: 'background' }],
    ['runExclusive', { context: 'lock' }],
    ['$transaction', { context: 'transaction' }],
  ])('%s', (name, expected) => {
    expect(callbacks.byMethodName(name)).toMatchObject(expected);
  });

  it('have no rule for a name that says nothing', () => {
    expect(callbacks.byMethodName('get')).toBeUndefined();
    expect(callbacks.byMethodName('constructor')).toBeUndefined();
    expect(callbacks.rule('express#json')).toBeUndefined();
  });
});

describe('callback rules', () => {
  const apis = callbackRules.flatMap((rule) => rule.apis);

  it('are a module and a path', () => {
    const form = /^(?:\?|[@\w][\w./:@-]*)#[\w$*]+(?:\(\))*(?:\.[\w$*]+(?:\(\))*)*$/;
    expect(apis.filter((api) => !form.test(api))).toEqual([]);
    for (const api of apis) expect(formatApi(parseApi(api))).toBe(api);
  });

  it('name no API twice', () => {
    expect(apis.filter((api, index) => apis.indexOf(api) !== index)).toEqual([]);
  });

  it('are found under their canonical name too', () => {
    const lost = apis.filter((api) => !api.includes('*') && callbacks.rule(resolveAlias(api)) === undefined);
    expect(lost).toEqual([]);
  });

  it('write members of the default export by their own name', () => {
    expect(apis.filter((api) => /#default\.(?!prototype)/.test(api))).toEqual([]);
  });

  it('say a reach only of what runs later', () => {
    expect(callbackRules.filter((rule) => rule.reach && rule.runs !== 'later')).toEqual([]);
    expect(callbackRules.filter((rule) => rule.orCaller && !rule.reach)).toEqual([]);
  });
});
