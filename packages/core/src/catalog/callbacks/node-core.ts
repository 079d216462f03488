import { methodsOf } from '../roots/api.js';
import type { CallbackRule } from './rule.js';

const repeated = 'on addListener prependListener';
const single = 'once prependOnceListener';
const listening = `${repeated} ${single}`;

/** Error-first callbacks: they run once, when the operation is done. A pattern, since every function there takes one. */
const errorFirst: CallbackRule = {
  apis: [
    ...['node:fs#*', 'node:fs#realpath.native', 'fs-extra#*', 'graceful-fs#*', 'node:zlib#*', 'node:crypto#*', 'node:child_process#*'],
    ...['node:dns#*', 'node:dns#Resolver.prototype.*', 'node:http#*', 'node:https#*', 'node:http2#*', 'node:net#*', 'node:tls#*'],
    ...['node:os#*', 'node:readline#*', 'node:inspector#Session.prototype.post'],
    ...['node:crypto#Sign.prototype.*', 'node:crypto#ECDH.prototype.*'],
    ...methodsOf('node:stream#', 'pipeline finished'),
    ...methodsOf('node:fs#Dir.prototype', 'read close'),
  ],
  runs: 'later',
  reach: 'caller',
};

/** Emitters of Node whose listeners tell of something that happens by itself. */
const emitters = [
  ...methodsOf('node:events#', 'EventEmitter.prototype default.prototype'),
  ...['node:http#Server.prototype', 'node:http#Agent.prototype', 'node:net#Server.prototype', 'node:cluster#Worker.prototype', 'node:cluster#'],
  ...['node:worker_threads#Worker.prototype', 'node:readline#Interface.prototype', 'node:readline#createInterface()'],
  ...['node:fs#watch()', 'node:fs#FSWatcher.prototype', 'node:fs#StatWatcher.prototype', 'node:dgram#createSocket()', 'node:inspector#Session.prototype'],
  ...['?#', 'global#process', 'chokidar#watch()', 'koa#default.prototype', 'express#default()', 'discord.js#Client.prototype'],
  ...['redis#createClient()', 'ioredis#default.prototype', 'ioredis#Redis.prototype', 'pg#Pool.prototype', 'pg#Client.prototype', 'mongoose#connection'],
  ...['amqplib#connect()', 'amqplib#connect().createChannel()', 'agenda#Agenda.prototype', '@google-cloud/pubsub#PubSub.prototype.subscription()'],
];

/** Emitters with fewer methods than those of Node. */
const plainEmitters = [
  ...['node:worker_threads#MessagePort.prototype', 'node:worker_threads#parentPort'],
  ...['eventemitter3#default.prototype', 'eventemitter3#EventEmitter.prototype', 'eventemitter2#EventEmitter2.prototype', 'emittery#default.prototype'],
  ...['bullmq#Worker.prototype', 'bullmq#QueueEvents.prototype', 'bullmq#Queue.prototype', 'bull#default.prototype', 'mqtt#connect()'],
  ...['ws#WebSocket.prototype', 'ws#WebSocketServer.prototype', 'socket.io#Server.prototype', 'socket.io-client#default()', 'socket.io-client#io()'],
];

/** Emitters that live as long as one operation: what they tell belongs to the code that began it. */
const operations = [
  ...methodsOf('node:stream#', 'Readable.prototype Writable.prototype Duplex.prototype Transform.prototype PassThrough.prototype default.prototype'),
  ...methodsOf('node:fs#', 'createReadStream() createWriteStream() ReadStream.prototype WriteStream.prototype'),
  ...methodsOf('node:http#', 'IncomingMessage.prototype ServerResponse.prototype ClientRequest.prototype OutgoingMessage.prototype request() get()'),
  ...methodsOf('node:https#', 'request() get()'),
  ...['express', 'restify', '@loopback/rest'].flatMap((module) => methodsOf(`${module}#`, 'Request.prototype Response.prototype')),
  ...['next#NextApiRequest.prototype', 'next#NextApiResponse.prototype', '@vercel/node#VercelRequest.prototype'],
  ...methodsOf('node:http2#', 'connect() ClientHttp2Stream.prototype ServerHttp2Stream.prototype'),
  ...methodsOf('node:net#', 'Socket.prototype connect() createConnection()'),
  ...methodsOf('node:tls#', 'TLSSocket.prototype connect()'),
  ...methodsOf('node:child_process#', 'ChildProcess.prototype spawn() exec() execFile() fork()'),
  ...methodsOf('node:child_process#', 'spawn().stdout spawn().stderr spawn().stdin ChildProcess.prototype.stdout ChildProcess.prototype.stderr'),
  ...methodsOf('node:zlib#', 'createGzip() createGunzip() createDeflate() createInflate() createUnzip() createBrotliCompress() createBrotliDecompress()'),
  ...methodsOf('node:crypto#', 'createHash() createCipheriv() createDecipheriv()'),
  ...['cross-spawn#default()', 'busboy#default()', 'global#process.stdin'],
];

export const nodeCore: readonly CallbackRule[] = [
  errorFirst,
  {
    apis: [...emitters.flatMap((owner) => methodsOf(owner, repeated)), ...plainEmitters.flatMap((owner) => methodsOf(owner, 'on')), 'mitt#default().on', 'kafkajs#Kafka.prototype.consumer().on', 'kafkajs#Kafka.prototype.producer().on'],
    runs: 'later', reach: 'background', orCaller: true,
    callbacks: [1],
  },
  {
    apis: [...emitters.flatMap((owner) => methodsOf(owner, single)), ...plainEmitters.flatMap((owner) => methodsOf(owner, 'once'))],
    runs: 'later', reach: 'background', orCaller: true, single: true,
    callbacks: [1],
  },
  { apis: operations.flatMap((owner) => methodsOf(owner, listening)), runs: 'later', reach: 'caller', callbacks: [1] },
  {
    apis: ['?#', 'global#EventTarget.prototype', 'global#WebSocket.prototype', 'global#EventSource.prototype', 'global#MessagePort.prototype', 'global#BroadcastChannel.prototype', 'ws#WebSocket.prototype'].flatMap(
      (owner) => methodsOf(owner, 'addEventListener'),
    ),
    runs: 'later',
    reach: 'background',
    orCaller: true,
    callbacks: [1],
  },
  // Somebody answers at a terminal.
  { apis: ['node:readline#Interface.prototype.question', 'node:readline#createInterface().question'], runs: 'later', reach: 'tooling' },
  { apis: methodsOf('node:repl#start()', 'on once addListener'), runs: 'later', reach: 'tooling', callbacks: [1] },
  { apis: ['global#AbortSignal.prototype.addEventListener'], runs: 'later', callbacks: [1] },
  { apis: ['node:events#addAbortListener'], runs: 'later', callbacks: [1] },
  {
    apis: ['node:net#Socket.prototype.*', 'node:net#Server.prototype.*', 'node:http#Server.prototype.*'],
    runs: 'later',
    reach: 'caller',
  },
  {
    apis: [
      ...methodsOf('node:stream#Readable.prototype', 'map filter forEach some every find flatMap reduce'),
      'node:stream#compose',
    ],
    runs: 'later',
    loop: true,
    awaits: true,
  },
  {
    apis: methodsOf('node:stream#', 'Readable Writable Duplex Transform'),
    runs: 'later',
    loop: true,
    callbacks: [{ argument: 0, properties: ['read', 'write', 'writev', 'transform', 'flush', 'final', 'construct', 'destroy'] }],
  },
  {
    apis: ['ReadableStream', 'WritableStream', 'TransformStream'].flatMap((name) => [`global#${name}`, `node:stream/web#${name}`]),
    runs: 'later',
    loop: true,
    awaits: true,
    callbacks: [{ argument: 0, properties: ['start', 'pull', 'cancel', 'transform', 'flush', 'write', 'close', 'abort'] }],
  },
  { apis: ['node:stream/promises#pipeline'], runs: 'later', loop: true, awaits: true },
  {
    apis: methodsOf('node:async_hooks#AsyncLocalStorage.prototype', 'run exit'),
    runs: 'now',
    awaits: true,
    passesThrough: true,
  },
  {
    apis: ['node:async_hooks#AsyncResource.prototype.runInAsyncScope', 'node:domain#Domain.prototype.run'],
    runs: 'now',
    callbacks: [0],
    passesThrough: true,
  },
  {
    apis: ['node:diagnostics_channel#TracingChannel.prototype', 'node:diagnostics_channel#tracingChannel()'].flatMap((owner) =>
      methodsOf(owner, 'traceSync tracePromise traceCallback'),
    ),
    runs: 'now',
    callbacks: [0],
    awaits: true,
    passesThrough: true,
  },
  { apis: methodsOf('node:diagnostics_channel#', 'subscribe channel().subscribe Channel.prototype.subscribe'), runs: 'now', mustBeSync: true },
  {
    apis: [...methodsOf('node:util#', 'promisify callbackify deprecate'), ...methodsOf('node:async_hooks#', 'AsyncLocalStorage.bind AsyncResource.bind AsyncResource.prototype.bind')],
    runs: 'now',
    callbacks: [0],
    wraps: true,
  },
  // Filters of functions that are synchronous themselves.
  {
    apis: methodsOf('node:fs#', 'cpSync globSync'),
    runs: 'now',
    loop: true,
    callbacks: [{ argument: -1, properties: ['filter', 'exclude'] }],
    mustBeSync: true,
  },
  { apis: ['node:fs/promises#cp', 'node:fs#cp', 'fs-extra#copy'], runs: 'later', loop: true, awaits: true, callbacks: [-1, { argument: 2, properties: ['filter'] }] },
  { apis: ['node:test#mock.fn', 'node:test#mock.method'], runs: 'now' },
];
