import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { decorators } from './decorators.js';
import { files } from './files.js';
import { rootLookup } from './lookup.js';
import { namedHandlers } from './named-handlers.js';
import { offloads } from './offload.js';
import type { FileRule } from './rules.js';
import { subclasses } from './subclasses.js';
import { typedHandlers } from './typed-handlers.js';

const roots = rootLookup();

describe('decorators', () => {
  it.each([
    ['@nestjs/common#Get', 'nest', 'request'],
    ['@nestjs/graphql#ResolveField', 'nest graphql', 'request'],
    ['@nestjs/websockets#SubscribeMessage', 'nest websocket', 'request'],
    ['@nestjs/microservices#MessagePattern', 'nest microservice', 'request'],
    ['@nestjs/microservices#EventPattern', 'nest event', 'background'],
    ['@nestjs/schedule#Cron', 'nest schedule', 'background'],
    ['@nestjs/bullmq#Processor', 'nest queue', 'background'],
    ['@golevelup/nestjs-rabbitmq#RabbitRPC', 'nest rpc', 'request'],
    ['@nestjs/common#Catch', 'nest filter', 'request'],
    ['nest-commander#Command', 'nest command', 'tooling'],
    ['type-graphql#FieldResolver', 'type-graphql', 'request'],
    ['@loopback/rest#get', 'loopback', 'request'],
    ['routing-controllers#Get', 'routing-controllers', 'request'],
    ['tsoa#Get', 'tsoa', 'request'],
    ['inversify-express-utils#httpGet', 'inversify-express', 'request'],
    ['@tsed/schema#Get', 'tsed', 'request'],
    ['moleculer-decorators#Action', 'moleculer', 'request'],
    ['@rekog/mcp-nest#Tool', 'tool server', 'request'],
  ])('%s starts a %s path', (api, kind, reach) => {
    expect(roots.decorator(api)).toMatchObject({ kind, reach });
  });

  it('that are not of a framework start nothing', () => {
    expect(roots.decorator('@nestjs/common#Optional')).toBeUndefined();
  });

  it('run once per parent where a field is resolved', () => {
    expect(roots.decorator('@nestjs/graphql#ResolveField')?.loop).toBe(true);
    expect(roots.decorator('@nestjs/graphql#Query')?.loop).toBeUndefined();
  });
});

describe('subclasses', () => {
  it.each([
    ['@nestjs/common#CanActivate', 'canActivate', 'request'],
    ['@nestjs/common#OnModuleInit', 'onModuleInit', 'startup'],
    ['@nestjs/common#OnModuleDestroy', 'onModuleDestroy', 'background'],
    ['@nestjs/bullmq#WorkerHost', 'process', 'background'],
    ['@nestjs/websockets#OnGatewayConnection', 'handleConnection', 'request'],
    ['node:stream#Transform', '_transform', 'caller'],
    ['@oclif/core#Command', 'run', 'tooling'],
    ['cloudflare:workers#DurableObject', 'fetch', 'request'],
  ])('of %s are called at %s', (base, method, reach) => {
    const rule = roots.subclass(base).find((candidate) => candidate.methods.includes(method));
    expect(rule?.reach).toBe(reach);
  });

  it('of anything else have no rule', () => {
    expect(roots.subclass('node:events#EventEmitter')).toEqual([]);
  });
});

describe('file conventions', () => {
  it.each([
    ['next', 'app/fruits/[id]/route.ts', 'GET', 'request'],
    ['next', 'src/app/route.ts', 'POST', 'request'],
    ['next', 'pages/api/orders.ts', 'default', 'request'],
    ['next', 'src/middleware.ts', 'middleware', 'request'],
    ['next', 'app/fruits/page.tsx', 'generateMetadata', 'request'],
    ['next', 'app/sitemap.ts', 'default', 'request'],
    ['next', 'pages/fruits.tsx', 'getServerSideProps', 'request'],
    ['next', 'pages/fruits.tsx', 'getStaticProps', 'tooling'],
    ['next', 'instrumentation.ts', 'register', 'startup'],
    ['react-router', 'app/routes/fruits.$id.tsx', 'loader', 'request'],
    ['react-router', 'app/entry.server.tsx', 'default', 'request'],
    ['sveltekit', 'src/routes/api/fruits/+server.ts', 'GET', 'request'],
    ['sveltekit', 'src/routes/+page.server.ts', 'load', 'request'],
    ['sveltekit', 'src/routes/shop/+layout.ts', 'load', 'request'],
    ['sveltekit', 'src/hooks.server.ts', 'handle', 'request'],
    ['sveltekit', 'src/hooks.server.ts', 'init', 'startup'],
    ['nitro', 'server/api/fruits/[id].get.ts', 'default', 'request'],
    ['nitro', 'server/plugins/prices.ts', 'default', 'startup'],
    ['nitro', 'server/tasks/restock.ts', 'default', 'background'],
    ['graphql', 'server/graph/resolvers/fruits.js', 'Query', 'request'],
    ['astro', 'src/pages/api/fruits.ts', 'GET', 'request'],
    ['astro', 'src/middleware.ts', 'onRequest', 'request'],
    ['astro', 'src/middleware/index.ts', 'onRequest', 'request'],
    ['solid-start', 'src/routes/api/fruits.ts', 'GET', 'request'],
    ['vercel', 'api/orders/[id].ts', 'default', 'request'],
    ['netlify', 'netlify/functions/orders.mts', 'handler', 'request'],
    ['cloudflare', 'src/index.ts', 'default', 'request'],
    ['cloudflare event', 'src/index.ts', 'default', 'background'],
    ['cloudflare', 'functions/api/fruits.ts', 'onRequestGet', 'request'],
    ['bun', 'server.ts', 'default', 'request'],
    ['lambda', 'src/functions/order/handler.ts', 'handler', 'request'],
    ['adonis', 'app/controllers/fruits_controller.ts', 'default', 'request'],
    ['adonis', 'app/middleware/auth_middleware.ts', 'default', 'request'],
    ['adonis provider', 'providers/price_provider.ts', 'default', 'startup'],
    ['moleculer', 'services/fruits.service.js', 'default', 'request'],
    ['sails', 'api/controllers/fruits/show.js', 'default', 'request'],
    ['sails', 'api/policies/is-clerk.js', 'default', 'request'],
    ['graphile-worker', 'tasks/label.js', 'default', 'background'],
    ['temporal', 'src/activities.ts', 'printLabel', 'background'],
    ['command', 'src/commands/restock.ts', 'handler', 'tooling'],
  ])('of %s: %s exports %s', (kind, path, name, reach) => {
    expect(filesOf(kind, path, name).map((rule) => rule.reach)).toContain(reach);
  });

  it('have an example of every kind above', () => {
    const kinds = 'adonis, adonis provider, astro, bun, cloudflare, cloudflare event, command, edge, graphile-worker, graphql, lambda, moleculer, netlify, next, nitro, react-router, sails, solid-start, sveltekit, temporal, vercel';
    expect([...new Set(files.map((rule) => rule.kind))].sort().join(', ')).toBe(kinds);
  });

  it('leave client code and other files alone', () => {
    expect(filesOf('react-router', 'app/routes/fruits.tsx', 'clientLoader')).toEqual([]);
    expect(filesOf('sveltekit', 'src/lib/server.ts', 'GET')).toEqual([]);
    expect(filesOf('next', 'app/fruits/page.tsx', 'default').every((rule) => rule.exceptDirective === 'use client')).toBe(true);
  });

  it('ask for a dependency unless the exports say enough, and always for a file and an export', () => {
    for (const rule of files) {
      expect(rule.requires.length > 0 || rule.kind === 'edge').toBe(true);
      expect([rule.files.length, rule.exports.length]).not.toContain(0);
    }
  });
});

describe('typed handlers', () => {
  it.each([
    ['express#Request', 'parameter', 'request'],
    ['express#RequestHandler', 'function', 'request'],
    ['node:http#IncomingMessage', 'parameter', 'request'],
    ['aws-lambda#APIGatewayProxyHandler', 'function', 'request'],
    ['aws-lambda#SQSHandler', 'function', 'background'],
    ['aws-lambda#SQSEvent', 'parameter', 'background'],
    ['fastify#FastifyPluginAsync', 'function', 'startup'],
    ['next#GetStaticProps', 'function', 'tooling'],
  ])('%s', (type, of, reach) => {
    expect(roots.typed(type)).toMatchObject({ of, reach });
  });

  it('are found with and without their prototype', () => {
    expect(roots.typed('express#Request.prototype')).toBe(roots.typed('express#Request'));
  });

  it('name no type twice', () => {
    const types = typedHandlers.flatMap((rule) => rule.types);
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
  });
});

describe('named handlers', () => {
  it('are only possible', () => {
    expect(new Set(namedHandlers.map((rule) => rule.confidence))).toEqual(new Set(['possible']));
  });

  it('need all names at the beginning, in order', () => {
    expect(roots.named(['req', 'res', 'next'])?.kind).toBe('express');
    expect(roots.named(['err', 'req', 'res', 'next'])?.kind).toBe('express');
    expect(roots.named(['ctx', 'next'])?.kind).toBe('koa');
    expect(roots.named(['res', 'req'])).toBeUndefined();
    expect(roots.named(['req'])).toBeUndefined();
    expect(roots.named([])).toBeUndefined();
  });
});

describe('offloads', () => {
  it('name the argument that holds the file', () => {
    expect(roots.offloads('node:worker_threads#Worker')[0]?.file).toBe(0);
    expect(roots.offloads('node:child_process#fork')[0]?.file).toBe(0);
    expect(roots.offloads('node:cluster#setupPrimary')[0]?.file).toEqual({ argument: 0, properties: ['exec'] });
    expect(roots.offloads('piscina#default')[0]?.file).toEqual({ argument: 0, properties: ['filename'] });
  });

  it('know nothing of other APIs', () => {
    expect(roots.offloads('node:child_process#exec')).toEqual([]);
  });
});

describe('names of entry points', () => {
  it('use known placeholders only', () => {
    const known = /^\{(?:method|name|file|\d(?:\.\w+)*)\}$/;
    const templates = [...files, ...decorators, ...subclasses].map((rule) => rule.name);
    const placeholders = templates.flatMap((template) => template.match(/\{[^}]*\}/g) ?? []);
    expect(placeholders.filter((placeholder) => !known.test(placeholder))).toEqual([]);
  });
});

describe('offload rules', () => {
  it('have no API twice with the same argument', () => {
    const claims = offloads.flatMap((rule) => rule.apis.map((api) => `${api} ${JSON.stringify(rule.file)}`));
    expect(claims.filter((claim, index) => claims.indexOf(claim) !== index)).toEqual([]);
  });
});

function filesOf(kind: string, path: string, name: string): FileRule[] {
  return files.filter(
    (rule) =>
      rule.kind === kind &&
      rule.files.some((pattern) => picomatch(pattern)(path)) &&
      (rule.exports.includes(name) || (rule.exports.includes('*') && !rule.directive)),
  );
}
