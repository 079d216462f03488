import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

const parameters = { 0: 'node:http#IncomingMessage.prototype', 1: 'node:http#ServerResponse.prototype' };
const socket = { 0: 'node:net#Socket.prototype' };
const listening = 'on once addListener prependListener prependOnceListener';

/** Servers and schedules of Node itself. */
export const nodeCore: readonly RegistrationRule[] = [
  {
    kind: 'http',
    reach: 'request',
    apis: [
      ...methodsOf('node:http#', 'createServer Server'),
      ...methodsOf('node:https#', 'createServer Server'),
      ...methodsOf('node:http2#', 'createServer createSecureServer'),
    ],
    handlers: 'functions',
    name: 'http request',
    parameters,
  },
  {
    kind: 'http',
    reach: 'request',
    apis: methodsOf('node:http#Server.prototype', listening),
    events: ['request', 'checkContinue', 'checkExpectation'],
    handlers: [1],
    name: 'http {0}',
    parameters,
  },
  {
    kind: 'http',
    reach: 'request',
    apis: methodsOf('node:http#Server.prototype', listening),
    events: ['upgrade', 'connect'],
    handlers: [1],
    name: 'http {0}',
    parameters: { 0: 'node:http#IncomingMessage.prototype', 1: 'node:net#Socket.prototype' },
  },
  {
    kind: 'http',
    reach: 'request',
    apis: methodsOf('node:http#Server.prototype', listening),
    events: ['connection', 'secureConnection', 'clientError', 'tlsClientError', 'stream', 'session', 'dropRequest'],
    handlers: [1],
    name: 'http {0}',
  },
  {
    kind: 'net',
    reach: 'request',
    apis: [...methodsOf('node:net#', 'createServer Server'), ...methodsOf('node:tls#', 'createServer Server')],
    handlers: 'functions',
    name: 'connection',
    parameters: socket,
  },
  {
    kind: 'net',
    reach: 'request',
    apis: methodsOf('node:net#Server.prototype', listening),
    events: ['connection', 'secureConnection'],
    handlers: [1],
    name: 'connection',
    parameters: socket,
  },
  {
    // It listens, it cannot, it does not any more.
    kind: 'listen',
    reach: 'startup',
    apis: [...methodsOf('node:http#Server.prototype', listening), ...methodsOf('node:net#Server.prototype', listening)],
    events: ['listening', 'error', 'close'],
    handlers: [1],
    name: 'server {0}',
  },
  {
    // An application is put into another one once.
    kind: 'mount',
    reach: 'startup',
    apis: methodsOf('express#default()', listening),
    events: ['mount'],
    handlers: [1],
    name: 'application {0}',
  },
  { kind: 'udp', reach: 'request', apis: ['node:dgram#createSocket'], handlers: [1], name: 'datagram' },
  {
    kind: 'udp',
    reach: 'request',
    apis: methodsOf('node:dgram#createSocket()', listening),
    events: ['message'],
    handlers: [1],
    name: 'datagram',
  },
  {
    kind: 'listen',
    reach: 'startup',
    apis: [
      'node:http#Server.prototype.listen',
      'node:net#Server.prototype.listen',
      'express#default().listen',
      'koa#default.prototype.listen',
      'restify#createServer().listen',
      'polka#default().listen',
      'fastify#default().listen',
      'elysia#Elysia.prototype.listen',
      '@hono/node-server#serve',
      'socket.io#Server.prototype.listen',
    ],
    handlers: 'functions',
    name: 'listening',
  },
  {
    kind: 'interval',
    reach: 'background',
    apis: ['global#setInterval'],
    handlers: [0],
    period: { argument: 1, form: 'milliseconds' },
    name: 'interval {name}',
  },
];
