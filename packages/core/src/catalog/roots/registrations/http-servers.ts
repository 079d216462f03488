import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

const connectParameters = { 0: 'express#Request.prototype', 1: 'express#Response.prototype' };
const koaContext = { 0: 'koa#Context.prototype' };

/** Servers whose routes are methods named after HTTP verbs and whose middleware is a plain function. */
export const httpServers: readonly RegistrationRule[] = [
  {
    kind: 'express',
    reach: 'request',
    apis: methodsOf(
      'express#default()',
      'get post put patch delete head options all use search copy move lock unlock mkcol propfind proppatch report purge trace merge notify subscribe unsubscribe checkout ws [method]',
    ),
    handlers: 'functions',
    name: '{method} {0}',
    parameters: connectParameters,
  },
  {
    kind: 'express',
    reach: 'request',
    apis: ['express#default().param'],
    handlers: 'functions',
    name: 'parameter {0}',
    parameters: connectParameters,
  },
  { kind: 'express view engine', reach: 'request', apis: ['express#default().engine'], handlers: [1], name: 'view {0}' },
  {
    kind: 'express',
    reach: 'request',
    apis: ['express-async-handler#default', 'express-async-errors#default', 'connect#default().use'],
    handlers: 'functions',
    name: 'middleware {name}',
    parameters: connectParameters,
  },
  {
    kind: 'multer',
    reach: 'request',
    apis: ['multer#diskStorage', 'multer#default'],
    handlers: [{ argument: 0, properties: ['destination', 'filename', 'fileFilter'] }],
    name: 'upload {name}',
  },
  {
    kind: 'restify',
    reach: 'request',
    apis: methodsOf('restify#createServer()', 'get head post put patch del opts use pre param [method]'),
    handlers: 'functions',
    name: '{method} {0}',
    parameters: { 0: 'restify#Request.prototype', 1: 'restify#Response.prototype' },
  },
  {
    kind: 'polka',
    reach: 'request',
    apis: methodsOf('polka#default()', 'get head post put patch delete options trace connect all use [method]'),
    handlers: 'functions',
    name: '{method} {0}',
    parameters: { 0: 'node:http#IncomingMessage.prototype', 1: 'node:http#ServerResponse.prototype' },
  },
  {
    kind: 'polka',
    reach: 'request',
    apis: ['polka#default'],
    handlers: [{ argument: 0, properties: ['onError', 'onNoMatch'] }],
    name: 'polka {name}',
  },
  {
    kind: 'koa',
    reach: 'request',
    apis: ['koa#default.prototype.use', 'koa-compose#default', 'koa-mount#default'],
    handlers: 'functions',
    name: 'middleware {name}',
    parameters: koaContext,
  },
  {
    kind: 'koa',
    reach: 'request',
    apis: methodsOf(
      '@koa/router#default.prototype',
      'get post put patch delete del head options all use param register [method]',
    ),
    handlers: 'functions',
    name: '{method} {0}',
    parameters: koaContext,
  },
  {
    kind: 'hyper-express',
    reach: 'request',
    apis: methodsOf('hyper-express#Server.prototype', 'get post put patch delete head options any all use ws [method]'),
    handlers: 'functions',
    name: '{method} {0}',
  },
  {
    kind: 'uws',
    reach: 'request',
    apis: methodsOf('uWebSockets.js#App()', 'get post put patch del head options any [method]'),
    handlers: 'functions',
    name: '{method} {0}',
  },
];
