import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

const messageHandlers = ['processMessage', 'processEvents', 'processError', 'processInitialize', 'processClose'];
const triggerModules = ['@trigger.dev/sdk', '@trigger.dev/sdk/v3', '@trigger.dev/sdk/v4'];

/** Programs that take messages and jobs out of queues. */
export const consumers: readonly RegistrationRule[] = [
  {
    kind: 'bullmq',
    reach: 'background',
    apis: ['bullmq#Worker'],
    handlers: [1],
    name: 'queue {0}',
    parameters: { 0: 'bullmq#Job.prototype' },
  },
  {
    kind: 'bull',
    reach: 'background',
    apis: ['bull#default.prototype.process', 'bee-queue#default.prototype.process'],
    handlers: 'functions',
    name: 'queue {0}',
  },
  {
    kind: 'kafkajs',
    reach: 'background',
    apis: ['kafkajs#Kafka.prototype.consumer().run'],
    handlers: [{ argument: 0, properties: ['eachMessage', 'eachBatch'] }],
    name: 'kafka {name}',
  },
  {
    kind: 'amqplib',
    reach: 'background',
    apis: ['amqplib#connect().createChannel().consume'],
    handlers: [1],
    name: 'queue {0}',
  },
  {
    kind: 'amqp-connection-manager',
    reach: 'startup',
    apis: ['amqp-connection-manager#connect().createChannel'],
    handlers: [{ argument: 0, properties: ['setup'] }],
    name: 'channel {0.name}',
    parameters: { 0: 'amqplib#connect().createChannel()' },
  },
  {
    kind: 'sqs-consumer',
    reach: 'background',
    apis: ['sqs-consumer#Consumer.create', 'sqs-consumer#Consumer'],
    handlers: [{ argument: 0, properties: ['handleMessage', 'handleMessageBatch'] }],
    name: 'sqs {0.queueUrl}',
  },
  {
    kind: 'pubsub',
    reach: 'background',
    apis: methodsOf('@google-cloud/pubsub#PubSub.prototype.subscription()', 'on once addListener'),
    events: ['message'],
    handlers: [1],
    name: 'pub/sub message',
  },
  {
    kind: 'service bus',
    reach: 'background',
    apis: [
      '@azure/service-bus#ServiceBusClient.prototype.createReceiver().subscribe',
      '@azure/event-hubs#EventHubConsumerClient.prototype.subscribe',
    ],
    handlers: [
      { argument: 0, properties: messageHandlers },
      { argument: 1, properties: messageHandlers },
    ],
    name: 'service bus {name}',
  },
  {
    kind: 'nats',
    reach: 'background',
    apis: ['nats#connect().subscribe'],
    handlers: [{ argument: 1, properties: ['callback'] }],
    name: 'subject {0}',
  },
  {
    kind: 'mqtt',
    reach: 'background',
    apis: methodsOf('mqtt#connect()', 'on once'),
    events: ['message'],
    handlers: [1],
    name: 'mqtt message',
  },
  {
    kind: 'redis',
    reach: 'background',
    apis: methodsOf('redis#createClient()', 'subscribe pSubscribe sSubscribe'),
    handlers: [1],
    name: 'channel {0}',
  },
  {
    kind: 'pg-boss',
    reach: 'background',
    apis: ['pg-boss#default.prototype.work'],
    handlers: 'functions',
    name: 'job {0}',
  },
  {
    kind: 'graphile-worker',
    reach: 'background',
    apis: methodsOf('graphile-worker#', 'run runOnce'),
    handlers: [{ argument: 0, properties: ['taskList'] }],
    name: 'task {name}',
  },
  {
    kind: 'inngest',
    reach: 'background',
    apis: ['inngest#Inngest.prototype.createFunction'],
    handlers: [-1, { argument: 0, properties: ['onFailure'] }],
    name: 'function {0.id}',
  },
  {
    kind: 'trigger.dev',
    reach: 'background',
    apis: triggerModules.flatMap((module) => methodsOf(`${module}#`, 'task schemaTask schedules.task')),
    handlers: [{ argument: 0, properties: ['run', 'init', 'cleanup', 'onStart', 'onSuccess', 'onFailure', 'handleError', 'catchError', 'middleware'] }],
    name: 'task {0.id}',
  },
  {
    kind: 'temporal',
    reach: 'background',
    apis: ['@temporalio/worker#Worker.create'],
    handlers: [{ argument: 0, properties: ['activities'] }],
    name: 'activity {name}',
  },
];
