import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

const listening = 'on once addListener';
const ioSocket = { 0: 'socket.io#Socket.prototype' };

export const sockets: readonly RegistrationRule[] = [
  {
    kind: 'ws',
    reach: 'request',
    apis: methodsOf('ws#WebSocketServer.prototype', listening),
    events: ['connection'],
    handlers: [1],
    name: 'websocket connection',
    parameters: { 0: 'ws#WebSocket.prototype', 1: 'node:http#IncomingMessage.prototype' },
  },
  {
    kind: 'ws',
    reach: 'request',
    apis: methodsOf('ws#WebSocketServer.prototype', listening),
    events: ['headers', 'wsClientError'],
    handlers: [1],
    name: 'websocket {0}',
  },
  {
    kind: 'ws',
    reach: 'request',
    apis: ['ws#WebSocketServer.prototype.handleUpgrade'],
    handlers: [3],
    name: 'websocket upgrade',
    parameters: { 0: 'ws#WebSocket.prototype', 1: 'node:http#IncomingMessage.prototype' },
  },
  {
    kind: 'ws',
    reach: 'request',
    apis: ['ws#WebSocketServer'],
    handlers: [{ argument: 0, properties: ['verifyClient', 'handleProtocols'] }],
    name: 'websocket {name}',
  },
  {
    kind: 'socket.io',
    reach: 'request',
    apis: methodsOf('socket.io#Server.prototype', listening),
    events: ['connection', 'connect'],
    handlers: [1],
    name: 'socket.io connection',
    parameters: ioSocket,
  },
  {
    kind: 'socket.io',
    reach: 'request',
    apis: ['socket.io#Server.prototype.use', 'socket.io#Server.prototype.engine.use'],
    handlers: [0],
    name: 'socket.io middleware {name}',
    parameters: ioSocket,
  },
  {
    kind: 'socket.io',
    reach: 'request',
    apis: methodsOf('socket.io#Socket.prototype', 'on once addListener onAny onAnyOutgoing prependAny use'),
    handlers: 'functions',
    name: 'socket.io {0}',
  },
];
