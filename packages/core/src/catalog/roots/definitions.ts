import type { DefinitionRule } from './rules.js';

const hapi = '@hapi/hapi#server()';

/** How frameworks let a program add to what they hand out. */
export const definitions: readonly DefinitionRule[] = [
  { apis: ['fastify#default().decorate'], name: { argument: 0 }, value: { argument: 1 }, on: 'fastify#default()' },
  { apis: ['fastify#default().decorateRequest'], name: { argument: 0 }, value: { argument: 1 }, on: 'fastify#FastifyRequest.prototype' },
  { apis: ['fastify#default().decorateReply'], name: { argument: 0 }, value: { argument: 1 }, on: 'fastify#FastifyReply.prototype' },
  { apis: [`${hapi}.decorate`], event: 'server', name: { argument: 1 }, value: { argument: 2 }, on: hapi },
  { apis: [`${hapi}.decorate`], event: 'request', name: { argument: 1 }, value: { argument: 2 }, on: '@hapi/hapi#Request.prototype' },
  { apis: [`${hapi}.decorate`], event: 'toolkit', name: { argument: 1 }, value: { argument: 2 }, on: '@hapi/hapi#ResponseToolkit.prototype' },
  { apis: [`${hapi}.method`], name: { argument: 0 }, value: { argument: 1 }, on: `${hapi}.methods` },
  { apis: [`${hapi}.method`], name: { argument: 0, property: 'name' }, value: { argument: 0, property: 'method' }, on: `${hapi}.methods` },
  { apis: [`${hapi}.expose`], name: { argument: 0 }, value: { argument: 1 }, on: `${hapi}.plugins` },
];
