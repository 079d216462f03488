import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

const parameters = { 0: 'fastify#FastifyRequest.prototype', 1: 'fastify#FastifyReply.prototype' };
const receiver = 'fastify#default()';
const routeOptions = [
  'handler',
  'wsHandler',
  'onRequest',
  'preParsing',
  'preValidation',
  'preHandler',
  'preSerialization',
  'onSend',
  'onResponse',
  'onTimeout',
  'onError',
  'onRequestAbort',
  'errorHandler',
];
const startupHooks = ['onReady', 'onListen', 'onRoute', 'onRegister'];
const closingHooks = ['onClose', 'preClose'];

export const fastify: readonly RegistrationRule[] = [
  {
    kind: 'fastify',
    reach: 'request',
    apis: methodsOf(
      'fastify#default()',
      'get post put patch delete head options all trace search propfind proppatch mkcol copy move lock unlock report [method]',
    ),
    handlers: [{ argument: 1, properties: routeOptions }, 1, 2],
    name: '{method} {0}',
    parameters,
    receiver,
  },
  {
    kind: 'fastify',
    reach: 'request',
    apis: ['fastify#default().route'],
    handlers: [{ argument: 0, properties: routeOptions }],
    name: '{0.method} {0.url}',
    parameters,
    receiver,
  },
  {
    kind: 'fastify',
    reach: 'request',
    apis: ['fastify#default().addHook'],
    exceptEvents: [...startupHooks, ...closingHooks],
    handlers: [1],
    name: 'hook {0}',
    parameters,
    receiver,
  },
  {
    kind: 'fastify',
    reach: 'startup',
    apis: ['fastify#default().addHook'],
    events: startupHooks,
    handlers: [1],
    name: 'hook {0}',
  },
  {
    kind: 'shutdown',
    reach: 'tooling',
    apis: ['fastify#default().addHook'],
    events: closingHooks,
    handlers: [1],
    name: 'hook {0}',
    parameters: { 0: 'fastify#default()' },
  },
  {
    kind: 'fastify',
    reach: 'request',
    apis: methodsOf(
      'fastify#default()',
      'setErrorHandler setNotFoundHandler addContentTypeParser setReplySerializer addConstraintStrategy setGenReqId',
    ),
    handlers: 'functions',
    name: '{method} {0}',
  },
  {
    kind: 'fastify',
    reach: 'request',
    apis: ['fastify#default'],
    handlers: [{ argument: 0, properties: ['rewriteUrl', 'genReqId', 'frameworkErrors', 'clientErrorHandler'] }],
    name: 'fastify {name}',
  },
  {
    kind: 'mercurius',
    reach: 'request',
    apis: ['fastify#default().graphql.defineResolvers', 'fastify#default().graphql.defineLoaders'],
    handlers: [{ argument: 0, properties: ['*'] }],
    loopOutside: ['Query', 'Mutation', 'Subscription'],
    name: 'resolver {name}',
  },
  {
    kind: 'fastify plugin',
    reach: 'startup',
    apis: [...methodsOf('fastify#default()', 'register after ready'), 'fastify-plugin#default', 'fastify-plugin#fastifyPlugin'],
    handlers: [0],
    name: 'plugin {name}',
    parameters: { 0: 'fastify#default()' },
  },
];
