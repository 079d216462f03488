import { methodsOf } from './api.js';
import type { AliasRule } from './rules.js';

/** All of these names are the one. */
const same = (is: string, ...apis: readonly string[]): AliasRule[] => apis.map((api) => ({ api, is }));

/** Methods of this value return it again, so that calls can be chained. */
const fluent = (owner: string): AliasRule => ({ api: `${owner}.*()`, is: owner });

export const aliases: readonly AliasRule[] = [
  ...modules(),
  ...httpServers(),
  ...fastify(),
  ...webFrameworks(),
  ...serverless(),
  ...nodeCore(),
  ...sockets(),
  ...messages(),
  ...commands(),
];

/** Packages that export the same things under another name. */
function modules(): AliasRule[] {
  return [
    ...same('global#', 'node:timers#', 'global#globalThis'),
    ...same('global#process', 'node:process#'),
    ...same('lodash#', 'lodash-es#', 'lodash/fp#', 'es-toolkit#', 'es-toolkit/compat#'),
    ...same('zod#', 'zod#z', 'zod/v3#', 'zod/v4#'),
    ...same('zod#ZodType.prototype', 'zod#*()', 'zod#ZodType.prototype.*()', 'zod#coerce.*()', 'zod#iso.*()'),
    ...same('@koa/router#', 'koa-router#'),
    ...same('@grpc/grpc-js#', 'grpc#'),
    ...same('@adonisjs/core/services/router#', '@ioc:Adonis/Core/Route#'),
    ...same('@adonisjs/core/http#', '@ioc:Adonis/Core/HttpContext#', '@adonisjs/http-server#'),
    ...same('nats#', '@nats-io/transport-node#'),
    ...same('hono#', 'hono/tiny#', 'hono/quick#'),
  ];
}

function httpServers(): AliasRule[] {
  const express = 'express#default()';
  const router = '@koa/router#default.prototype';
  return [
    ...same(express, 'express#Router()', ...methodsOf('express#', 'Router.prototype Application.prototype Express.prototype IRouter.prototype application')),
    ...same(express, 'express#express()', 'express#IRoute.prototype', 'express-promise-router#default()', 'express-ws#default().app'),
    ...same(express, 'loopback#default()', 'router#default()', 'ultimate-express#default()', '@feathersjs/express#default()'),
    ...same('node:http#Server.prototype', 'express#default().listen()', 'polka#default().server', 'restify#createServer().server', 'koa#default.prototype.listen()'),
    ...same(express, 'express#Request.prototype.app', 'express#Response.prototype.app'),
    fluent(express),
    ...same('node:http#IncomingMessage.prototype', 'koa#Context.prototype.req', 'fastify#FastifyRequest.prototype.raw', '@hapi/hapi#Request.prototype.raw.req'),
    ...same('node:http#ServerResponse.prototype', 'koa#Context.prototype.res', 'fastify#FastifyReply.prototype.raw', '@hapi/hapi#Request.prototype.raw.res'),
    ...same('restify#createServer()', 'restify#Server.prototype', 'restify-router#Router.prototype'),
    fluent('restify#createServer()'),
    ...same('polka#default()', 'polka#Polka.prototype'),
    fluent('polka#default()'),
    ...same('koa#default.prototype', 'koa#default()'),
    ...same('koa#default.prototype', 'koa#default.prototype.use()', 'koa#Context.prototype.app'),
    ...same('koa#Context.prototype', 'koa#default.prototype.context'),
    ...same(router, '@koa/router#Router.prototype', '@koa/router#default()', '@koa/router#Router()'),
    fluent(router),
    fluent('hyper-express#Server.prototype'),
    ...same('hyper-express#Server.prototype', 'hyper-express#Router.prototype'),
    ...same('uWebSockets.js#App()', 'uWebSockets.js#SSLApp()', 'uWebSockets.js#TemplatedApp.prototype'),
    fluent('uWebSockets.js#App()'),
  ];
}

function fastify(): AliasRule[] {
  return [
    ...same('fastify#default()', 'fastify#fastify()', 'fastify#FastifyInstance.prototype'),
    ...same('fastify#default()', 'fastify#FastifyRequest.prototype.server', 'fastify#FastifyReply.prototype.server'),
    ...same('fastify#FastifyRequest.prototype', 'fastify#FastifyReply.prototype.request'),
    ...same('node:http#Server.prototype', 'fastify#default().server'),
    fluent('fastify#default()'),
  ];
}

function webFrameworks(): AliasRule[] {
  return [
    ...same('hono#Hono.prototype', '@hono/zod-openapi#OpenAPIHono.prototype', 'hono/factory#createFactory().createApp()'),
    ...same('hono/factory#createFactory()', 'hono/factory#Factory.prototype'),
    fluent('hono#Hono.prototype'),
    ...same('@hapi/hapi#server()', '@hapi/hapi#Server()', '@hapi/hapi#Server.prototype', '@hapi/hapi#Request.prototype.server'),
    // What a plugin exposes, it exposes under its own name.
    ...same('@hapi/hapi#server().plugins', '@hapi/hapi#server().plugins.*'),
    ...same('node:http#Server.prototype', '@hapi/hapi#server().listener'),
    ...same('elysia#Elysia.prototype', 'elysia#default.prototype'),
    fluent('elysia#Elysia.prototype'),
    ...same('@feathersjs/feathers#feathers()', '@feathersjs/feathers#default()', '@feathersjs/koa#koa()', '@feathersjs/feathers#Application.prototype', '@feathersjs/koa#Application.prototype', '@feathersjs/express#Application.prototype'),
    ...same('@feathersjs/feathers#feathers()', '@feathersjs/feathers#feathers().use()', '@feathersjs/feathers#feathers().configure()'),
    ...same('h3#createRouter()', 'h3#createApp()', 'h3#H3.prototype', 'h3#Router.prototype', 'h3#App.prototype'),
    fluent('h3#createRouter()'),
    ...same('@trpc/server#initTRPC', '@trpc/server#initTRPC.context()', '@trpc/server#initTRPC.meta()'),
    fluent('@trpc/server#initTRPC.create().procedure'),
    fluent('next-safe-action#createSafeActionClient()'),
  ];
}

function serverless(): AliasRule[] {
  const first = ['firebase-functions', 'firebase-functions/v1'];
  return [
    ...first.flatMap((module) => same(`${module}#`, `${module}#region()`, `${module}#runWith()`)),
    ...first.flatMap((module) => [
      ...same(`${module}#pubsub.schedule()`, `${module}#pubsub.schedule().timeZone()`, `${module}#pubsub.schedule().retryConfig()`),
      ...same(`${module}#storage.object()`, `${module}#storage.bucket().object()`),
      ...same(`${module}#database.ref()`, `${module}#database.instance().ref()`),
    ]),
    fluent('@middy/core#default()'),
    ...same('global#Bun.serve', 'bun#serve'),
    ...same('itty-router#Router()', 'itty-router#IttyRouter()'),
    fluent('itty-router#Router()'),
    fluent('itty-router#AutoRouter()'),
  ];
}

function nodeCore(): AliasRule[] {
  const http = 'node:http#Server.prototype';
  return [
    ...same(http, 'node:http#createServer()', 'node:https#createServer()', 'node:https#Server.prototype', 'node:http#Server()', 'node:https#Server()'),
    ...same(http, ...methodsOf('node:http2#', 'createServer() createSecureServer() Http2Server.prototype Http2SecureServer.prototype')),
    ...same(http, '@hono/node-server#serve()', '@hono/node-server#createAdaptorServer()'),
    ...same(http, ...methodsOf(http, 'listen() on() once() addListener() close() setTimeout()')),
    ...same('node:net#Server.prototype', 'node:net#createServer()', 'node:tls#createServer()', 'node:tls#Server.prototype', 'node:net#Server()'),
    ...same('node:net#Server.prototype', ...methodsOf('node:net#Server.prototype', 'listen() on() once() addListener() close()')),
    ...same('node:dgram#createSocket()', 'node:dgram#Socket.prototype', 'node:dgram#createSocket().on()'),
    ...same('node:http#IncomingMessage.prototype', 'node:http2#Http2ServerRequest.prototype'),
    ...same('node:http#ServerResponse.prototype', 'node:http2#Http2ServerResponse.prototype'),
    ...same('global#process', ...methodsOf('global#process', 'on() once() addListener() prependListener()')),
    ...same('chokidar#watch()', 'chokidar#FSWatcher.prototype', ...methodsOf('chokidar#watch()', 'on() once() addListener()')),
    ...same('passport#Passport.prototype', 'passport#Authenticator.prototype'),
    ...same('express-validator#body()', ...methodsOf('express-validator#', 'check() cookie() header() param() query() ValidationChain.prototype')),
    fluent('express-validator#body()'),
    ...same('@nestjs/core#NestFactory.create()', ...methodsOf('@nestjs/common#', 'INestApplication.prototype'), '@nestjs/platform-express#NestExpressApplication.prototype', '@nestjs/platform-fastify#NestFastifyApplication.prototype'),
    ...same('express#default()', '@nestjs/core#NestFactory.create().getHttpAdapter().getInstance()'),

  ];
}

function sockets(): AliasRule[] {
  return [
    ...same('ws#WebSocketServer.prototype', 'ws#Server.prototype', 'ws#WebSocketServer.prototype.on()', 'express-ws#default().getWss()'),
    ...same('ws#WebSocketServer', 'ws#Server'),
    ...same('ws#WebSocket.prototype', 'ws#default.prototype', 'ws#WebSocket.prototype.on()'),
    ...same('socket.io#Server.prototype', 'socket.io#default()', 'socket.io#default.prototype', 'socket.io#Namespace.prototype'),
    ...same('socket.io#Server.prototype', ...methodsOf('socket.io#Server.prototype', 'of() use() on() once() sockets listen() attach()')),
    ...same('socket.io#Socket.prototype', 'socket.io#Socket.prototype.on()', 'socket.io#Socket.prototype.use()'),
    ...same('telegraf#Telegraf.prototype', 'telegraf#Composer.prototype', 'telegraf#Scenes.BaseScene.prototype', 'telegraf#Scenes.WizardScene.prototype'),
    fluent('telegraf#Telegraf.prototype'),
    ...same('node-telegram-bot-api#default.prototype', 'node-telegram-bot-api#TelegramBot.prototype'),
    ...same('grammy#Bot.prototype', 'grammy#Composer.prototype'),
    fluent('grammy#Bot.prototype'),
  ];
}

function messages(): AliasRule[] {
  const channel = 'amqplib#connect().createChannel()';
  const pubsub = '@google-cloud/pubsub#PubSub.prototype.subscription()';
  const consumer = 'kafkajs#Kafka.prototype.consumer()';
  return [
    ...same('bull#default.prototype', 'bull#default()', 'bull#Queue.prototype'),
    ...same('bullmq#Worker', '@taskforcesh/bullmq-pro#WorkerPro'),
    ...same(consumer, 'kafkajs#Consumer.prototype', '@confluentinc/kafka-javascript#KafkaJS.Kafka.prototype.consumer()'),
    ...same('amqplib#connect()', 'amqplib#ChannelModel.prototype', 'amqplib#Connection.prototype', 'amqplib/callback_api#Connection.prototype'),
    ...same(channel, 'amqplib#connect().createConfirmChannel()', 'amqplib#Channel.prototype', 'amqplib#ConfirmChannel.prototype', 'amqplib/callback_api#Channel.prototype', 'amqp-connection-manager#connect().createChannel()', 'amqp-connection-manager#ChannelWrapper.prototype'),
    ...same('amqp-connection-manager#connect()', 'amqp-connection-manager#AmqpConnectionManager.prototype'),
    ...same(pubsub, '@google-cloud/pubsub#Subscription.prototype', '@google-cloud/pubsub#PubSub.prototype.topic().subscription()', `${pubsub}.on()`),
    ...same('@azure/service-bus#ServiceBusClient.prototype.createReceiver()', '@azure/service-bus#ServiceBusReceiver.prototype', '@azure/service-bus#ServiceBusClient.prototype.acceptSession()', '@azure/service-bus#ServiceBusClient.prototype.acceptNextSession()'),
    ...same('nats#connect()', 'nats#NatsConnection.prototype'),
    ...same('mqtt#connect()', 'mqtt#connectAsync()', 'mqtt#MqttClient.prototype', 'mqtt#connect().on()'),
    ...same('redis#createClient()', 'redis#createClient().duplicate()', 'redis#RedisClientType.prototype', 'redis#createCluster()', 'redis#createClient().on()'),
    ...same('redis#createClient()', '@redis/client#createClient()'),
    ...same('pg-boss#default.prototype', 'pg-boss#PgBoss.prototype'),
    ...same('agenda#Agenda.prototype', 'agenda#default.prototype', '@hokify/agenda#Agenda.prototype'),
  ];
}

function commands(): AliasRule[] {
  const commander = 'commander#Command.prototype';
  const yargs = 'yargs#default()';
  return [
    ...same(commander, 'commander#program', 'commander#default', 'commander#*()', '@commander-js/extra-typings#program', '@commander-js/extra-typings#Command.prototype'),
    fluent(commander),
    ...same(yargs, 'yargs#Argv.prototype', 'yargs/yargs#default()', 'yargs#*()'),
    fluent(yargs),
    ...same('cac#default()', 'cac#cac()', 'cac#CAC.prototype'),
    fluent('cac#default()'),
  ];
}
