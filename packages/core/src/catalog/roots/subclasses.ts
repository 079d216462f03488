import { methodsOf } from './api.js';
import type { SubclassRule } from './rules.js';

export const subclasses: readonly SubclassRule[] = [
  ...nest(),
  {
    kind: 'stream',
    reach: 'caller',
    bases: methodsOf('node:stream#', 'Readable Writable Duplex Transform PassThrough default'),
    methods: ['_read', '_write', '_writev', '_transform', '_flush', '_final', '_construct', '_destroy'],
    name: 'stream {name}',
    loop: true,
  },
  {
    kind: 'loopback',
    reach: 'request',
    bases: ['@loopback/rest#SequenceHandler', '@loopback/rest#DefaultSequence', '@loopback/rest#MiddlewareSequence'],
    methods: ['handle'],
    name: 'sequence {name}',
  },
  {
    kind: 'feathers',
    reach: 'request',
    bases: [
      '@feathersjs/feathers#ServiceMethods',
      '@feathersjs/knex#KnexService',
      '@feathersjs/mongodb#MongoDBService',
      '@feathersjs/memory#MemoryService',
    ],
    methods: ['find', 'get', 'create', 'update', 'patch', 'remove'],
    name: 'service {name}',
  },
  {
    kind: 'apollo plugin',
    reach: 'request',
    bases: ['@apollo/server#ApolloServerPlugin'],
    methods: ['requestDidStart', 'unexpectedErrorProcessingRequest', 'contextCreationDidFail'],
    name: 'plugin {name}',
  },
  {
    kind: 'durable object',
    reach: 'request',
    bases: ['cloudflare:workers#DurableObject', 'cloudflare:workers#WorkerEntrypoint'],
    methods: ['fetch', 'webSocketMessage', 'webSocketClose', 'webSocketError', 'alarm'],
    name: 'durable object {name}',
  },
  { kind: 'durable object', reach: 'background', bases: ['cloudflare:workers#WorkflowEntrypoint'], methods: ['run'], name: 'workflow {name}' },
  {
    kind: 'botbuilder',
    reach: 'request',
    bases: ['botbuilder#ActivityHandler', 'botbuilder#TeamsActivityHandler'],
    methods: ['run', 'onTurnActivity', 'onInvokeActivity'],
    name: 'bot {name}',
  },
  { kind: 'command', reach: 'tooling', bases: ['@oclif/core#Command', 'clipanion#Command'], methods: ['run', 'execute'], name: 'command {name}' },
  {
    kind: 'command',
    reach: 'tooling',
    bases: ['@adonisjs/core/ace#BaseCommand', 'nest-commander#CommandRunner'],
    methods: ['run', 'prepare', 'interact', 'completed'],
    name: 'command {name}',
  },
];

/** The parts of Nest that are found by the interface which they implement. */
function nest(): SubclassRule[] {
  const request = [
    ['CanActivate', 'canActivate'],
    ['NestInterceptor', 'intercept'],
    ['PipeTransform', 'transform'],
    ['ExceptionFilter', 'catch'],
    ['NestMiddleware', 'use'],
  ] as const;
  const startup = [
    ['OnModuleInit', 'onModuleInit'],
    ['OnApplicationBootstrap', 'onApplicationBootstrap'],
    ['NestModule', 'configure'],
  ] as const;
  const closing = [
    ['OnModuleDestroy', 'onModuleDestroy'],
    ['BeforeApplicationShutdown', 'beforeApplicationShutdown'],
    ['OnApplicationShutdown', 'onApplicationShutdown'],
  ] as const;
  const rule = (reach: SubclassRule['reach'], base: string, method: string): SubclassRule => ({
    kind: 'nest',
    reach,
    bases: [`@nestjs/common#${base}`],
    methods: [method],
    name: '{name}',
  });
  return [
    ...request.map(([base, method]) => rule('request', base, method)),
    ...startup.map(([base, method]) => rule('startup', base, method)),
    ...closing.map(([base, method]) => rule('background', base, method)),
    { kind: 'nest websocket', reach: 'request', bases: ['@nestjs/websockets#OnGatewayConnection'], methods: ['handleConnection'], name: '{name}' },
    { kind: 'nest websocket', reach: 'request', bases: ['@nestjs/websockets#OnGatewayDisconnect'], methods: ['handleDisconnect'], name: '{name}' },
    { kind: 'nest websocket', reach: 'startup', bases: ['@nestjs/websockets#OnGatewayInit'], methods: ['afterInit'], name: '{name}' },
    { kind: 'nest queue', reach: 'background', bases: ['@nestjs/bullmq#WorkerHost'], methods: ['process'], name: 'queue {name}' },
    { kind: 'nest passport', reach: 'request', bases: ['@nestjs/passport#PassportStrategy()'], methods: ['validate', 'authenticate'], name: '{name}' },
    { kind: 'nest passport', reach: 'request', bases: ['@nestjs/passport#AuthGuard()'], methods: ['canActivate', 'handleRequest', 'getRequest'], name: '{name}' },
  ];
}
