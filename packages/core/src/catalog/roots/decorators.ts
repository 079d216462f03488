import { methodsOf } from './api.js';
import type { DecoratorRule } from './rules.js';

const verbs = 'Get Post Put Patch Delete All Options Head Search Sse';

export const decorators: readonly DecoratorRule[] = [
  {
    kind: 'nest provider',
    reach: 'startup',
    apis: methodsOf('@nestjs/common#', 'Injectable Controller Module').concat('@nestjs/graphql#Resolver', '@nestjs/websockets#WebSocketGateway'),
    methods: ['constructor'],
    requestWhen: { option: 'scope', path: 'Scope.REQUEST' },
    name: 'provider {name}',
  },
  { kind: 'nest', reach: 'request', apis: methodsOf('@nestjs/common#', verbs), name: '{method} {0}' },
  {
    kind: 'nest graphql',
    reach: 'request',
    apis: methodsOf('@nestjs/graphql#', 'Query Mutation Subscription ResolveReference'),
    name: '{method} {name}',
  },
  {
    kind: 'nest graphql',
    reach: 'request',
    apis: methodsOf('@nestjs/graphql#', 'ResolveField ResolveProperty'),
    name: 'field {name}',
    loop: true,
  },
  { kind: 'nest websocket', reach: 'request', apis: ['@nestjs/websockets#SubscribeMessage'], name: 'message {0}' },
  {
    kind: 'nest microservice',
    reach: 'request',
    apis: methodsOf('@nestjs/microservices#', 'MessagePattern GrpcMethod GrpcStreamMethod GrpcStreamCall'),
    name: 'message {0}',
  },
  {
    kind: 'nest event',
    reach: 'background',
    apis: ['@nestjs/microservices#EventPattern', '@nestjs/event-emitter#OnEvent'],
    name: 'event {0}',
  },
  {
    kind: 'nest schedule',
    reach: 'background',
    apis: methodsOf('@nestjs/schedule#', 'Cron Interval Timeout'),
    name: '{method} {0}',
  },
  {
    kind: 'nest queue',
    reach: 'background',
    apis: [
      '@nestjs/bull#Process',
      ...methodsOf('@nestjs/bull#', 'OnQueueActive OnQueueCompleted OnQueueFailed OnQueueError OnQueueProgress OnQueueStalled OnQueueWaiting'),
      ...methodsOf('@nestjs/bullmq#', 'OnWorkerEvent OnQueueEvent'),
      ...methodsOf('@ssut/nestjs-sqs#', 'SqsMessageHandler SqsConsumerEventHandler'),
      ...methodsOf('@golevelup/nestjs-rabbitmq#', 'RabbitSubscribe RabbitHandler'),
    ],
    name: 'queue {0}',
  },
  {
    kind: 'nest queue',
    reach: 'background',
    apis: ['@nestjs/bullmq#Processor'],
    methods: ['process'],
    name: 'queue {0}',
  },
  { kind: 'nest rpc', reach: 'request', apis: ['@golevelup/nestjs-rabbitmq#RabbitRPC'], name: 'rpc {0}' },
  {
    kind: 'nest filter',
    reach: 'request',
    apis: ['@nestjs/common#Catch'],
    methods: ['catch'],
    name: 'filter {name}',
  },
  {
    kind: 'nest command',
    reach: 'tooling',
    apis: ['nest-commander#Command', 'nest-commander#SubCommand'],
    methods: ['run'],
    name: 'command {0.name}',
  },
  {
    kind: 'type-graphql',
    reach: 'request',
    apis: methodsOf('type-graphql#', 'Query Mutation Subscription'),
    name: '{method} {name}',
  },
  { kind: 'type-graphql', reach: 'request', apis: ['type-graphql#FieldResolver'], name: 'field {name}', loop: true },
  {
    kind: 'loopback',
    reach: 'request',
    apis: methodsOf('@loopback/rest#', 'get post put patch del operation'),
    name: '{method} {0}',
  },
  {
    kind: 'routing-controllers',
    reach: 'request',
    apis: methodsOf('routing-controllers#', 'Get Post Put Patch Delete All Head Method'),
    name: '{method} {0}',
  },
  {
    kind: 'routing-controllers',
    reach: 'request',
    apis: methodsOf('routing-controllers#', 'Middleware Interceptor'),
    methods: ['use', 'error', 'intercept'],
    name: 'middleware {name}',
  },
  {
    kind: 'tsoa',
    reach: 'request',
    apis: methodsOf('tsoa#', 'Get Post Put Patch Delete Head Options'),
    name: '{method} {0}',
  },
  {
    kind: 'inversify-express',
    reach: 'request',
    apis: methodsOf('inversify-express-utils#', 'httpGet httpPost httpPut httpPatch httpDelete httpHead httpMethod all'),
    name: '{method} {0}',
  },
  {
    kind: 'tsed',
    reach: 'request',
    apis: methodsOf('@tsed/schema#', 'Get Post Put Patch Delete Head Options All'),
    name: '{method} {0}',
  },
  {
    kind: 'moleculer',
    reach: 'request',
    apis: methodsOf('moleculer-decorators#', 'Action Event'),
    name: 'action {name}',
  },
  {
    kind: 'tool server',
    reach: 'request',
    apis: ['@rekog/mcp-nest#Tool', '@rekog/mcp-nest#Resource', '@rekog/mcp-nest#Prompt'],
    name: 'tool {0.name}',
  },
];
