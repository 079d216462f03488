import { methodsOf } from './api.js';
import type { TypedHandlerRule } from './rules.js';

const httpEvents =
  'APIGatewayProxyEvent APIGatewayProxyEventV2 APIGatewayEvent APIGatewayProxyWebsocketEventV2 ALBEvent LambdaFunctionURLEvent CloudFrontRequestEvent CloudFrontResponseEvent APIGatewayAuthorizerEvent APIGatewayTokenAuthorizerEvent APIGatewayRequestAuthorizerEvent AppSyncResolverEvent APIGatewayProxyEventV2WithRequestContext';
const httpHandlers =
  'Handler APIGatewayProxyHandler APIGatewayProxyHandlerV2 ALBHandler LambdaFunctionURLHandler CloudFrontRequestHandler CloudFrontResponseHandler APIGatewayAuthorizerHandler APIGatewayTokenAuthorizerHandler APIGatewayRequestAuthorizerHandler AppSyncResolverHandler APIGatewayProxyWebsocketHandlerV2 PreSignUpTriggerHandler PostConfirmationTriggerHandler PreAuthenticationTriggerHandler PostAuthenticationTriggerHandler PreTokenGenerationTriggerHandler LexHandler ConnectContactFlowHandler';
const messageEvents =
  'SQSEvent S3Event SNSEvent EventBridgeEvent ScheduledEvent DynamoDBStreamEvent KinesisStreamEvent FirehoseTransformationEvent CloudWatchLogsEvent SESEvent MSKEvent CodePipelineEvent S3BatchEvent CloudFormationCustomResourceEvent IoTEvent';
const messageHandlers =
  'SQSHandler S3Handler SNSHandler EventBridgeHandler ScheduledHandler DynamoDBStreamHandler KinesisStreamHandler FirehoseTransformationHandler CloudWatchLogsHandler SESHandler MSKHandler CodePipelineHandler S3BatchHandler CloudFormationCustomResourceHandler IoTHandler';

const request = { reach: 'request', confidence: 'probable' } as const;
const background = { reach: 'background', confidence: 'probable' } as const;

export const typedHandlers: readonly TypedHandlerRule[] = [
  { kind: 'express', ...request, of: 'parameter', types: methodsOf('express#', 'Request Response NextFunction') },
  { kind: 'express', ...request, of: 'function', types: methodsOf('express#', 'RequestHandler ErrorRequestHandler Handler') },
  { kind: 'koa', ...request, of: 'parameter', types: methodsOf('koa#', 'Context ParameterizedContext DefaultContext Next') },
  { kind: 'koa', ...request, of: 'function', types: ['koa#Middleware', '@koa/router#RouterMiddleware'] },
  { kind: 'koa', ...request, of: 'parameter', types: ['@koa/router#RouterContext'] },
  { kind: 'fastify', ...request, of: 'parameter', types: methodsOf('fastify#', 'FastifyRequest FastifyReply') },
  {
    kind: 'fastify',
    ...request,
    of: 'function',
    types: methodsOf(
      'fastify#',
      'RouteHandlerMethod RouteHandler preHandlerHookHandler preHandlerAsyncHookHandler onRequestHookHandler onRequestAsyncHookHandler preValidationHookHandler onSendHookHandler onResponseHookHandler',
    ),
  },
  {
    kind: 'fastify plugin',
    reach: 'startup',
    confidence: 'definite',
    of: 'function',
    types: methodsOf('fastify#', 'FastifyPluginAsync FastifyPluginCallback FastifyPlugin'),
  },
  { kind: 'restify', ...request, of: 'parameter', types: methodsOf('restify#', 'Request Response Next') },
  { kind: 'restify', ...request, of: 'function', types: ['restify#RequestHandler'] },
  { kind: 'polka', ...request, of: 'function', types: ['polka#Middleware'] },
  { kind: 'hono', ...request, of: 'parameter', types: ['hono#Context'] },
  { kind: 'hono', ...request, of: 'function', types: methodsOf('hono#', 'Handler MiddlewareHandler ErrorHandler NotFoundHandler') },
  { kind: 'hapi', ...request, of: 'parameter', types: methodsOf('@hapi/hapi#', 'Request ResponseToolkit') },
  { kind: 'hapi', ...request, of: 'function', types: ['@hapi/hapi#Lifecycle.Method'] },
  { kind: 'elysia', ...request, of: 'parameter', types: ['elysia#Context'] },
  { kind: 'adonis', ...request, of: 'parameter', types: ['@adonisjs/core/http#HttpContext'] },
  { kind: 'loopback', ...request, of: 'parameter', types: methodsOf('@loopback/rest#', 'RequestContext Request Response MiddlewareContext') },
  { kind: 'feathers', ...request, of: 'parameter', types: methodsOf('@feathersjs/feathers#', 'HookContext Params') },
  { kind: 'moleculer', ...request, of: 'parameter', types: ['moleculer#Context'] },
  { kind: 'grpc', ...request, of: 'parameter', types: methodsOf('@grpc/grpc-js#', 'ServerUnaryCall ServerReadableStream ServerWritableStream ServerDuplexStream') },
  { kind: 'grpc', ...request, of: 'function', types: methodsOf('@grpc/grpc-js#', 'handleUnaryCall handleClientStreamingCall handleServerStreamingCall handleBidiStreamingCall') },
  { kind: 'http', ...request, of: 'parameter', types: [...methodsOf('node:http#', 'IncomingMessage ServerResponse'), ...methodsOf('node:http2#', 'Http2ServerRequest Http2ServerResponse')] },
  { kind: 'http', ...request, of: 'function', types: ['node:http#RequestListener'] },
  { kind: 'next', ...request, of: 'parameter', types: [...methodsOf('next#', 'NextApiRequest NextApiResponse GetServerSidePropsContext'), ...methodsOf('next/server#', 'NextRequest NextFetchEvent')] },
  { kind: 'next', ...request, of: 'function', types: [...methodsOf('next#', 'NextApiHandler GetServerSideProps'), 'next/server#NextMiddleware', 'next/server#NextProxy'] },
  { kind: 'next', reach: 'tooling', confidence: 'definite', of: 'function', types: methodsOf('next#', 'GetStaticProps GetStaticPaths') },
  {
    kind: 'react-router',
    ...request,
    of: 'parameter',
    types: ['@remix-run/node', '@remix-run/server-runtime', 'react-router', '@remix-run/cloudflare'].flatMap((module) =>
      methodsOf(`${module}#`, 'LoaderFunctionArgs ActionFunctionArgs'),
    ),
  },
  {
    kind: 'react-router',
    ...request,
    of: 'function',
    types: ['@remix-run/node', '@remix-run/server-runtime', 'react-router', '@remix-run/cloudflare'].flatMap((module) =>
      methodsOf(`${module}#`, 'LoaderFunction ActionFunction HeadersFunction'),
    ),
  },
  { kind: 'sveltekit', ...request, of: 'parameter', types: methodsOf('@sveltejs/kit#', 'RequestEvent ServerLoadEvent') },
  { kind: 'sveltekit', ...request, of: 'function', types: methodsOf('@sveltejs/kit#', 'RequestHandler ServerLoad Handle HandleFetch HandleServerError Action') },
  { kind: 'astro', ...request, of: 'function', types: methodsOf('astro#', 'APIRoute MiddlewareHandler') },
  { kind: 'astro', ...request, of: 'parameter', types: ['astro#APIContext'] },
  { kind: 'h3', ...request, of: 'parameter', types: ['h3#H3Event'] },
  { kind: 'h3', ...request, of: 'function', types: ['h3#EventHandler'] },
  { kind: 'nest', ...request, of: 'parameter', types: ['@nestjs/common#ExecutionContext', '@nestjs/common#ArgumentsHost'] },
  { kind: 'lambda', ...request, of: 'parameter', types: methodsOf('aws-lambda#', httpEvents) },
  { kind: 'lambda', ...request, of: 'function', types: methodsOf('aws-lambda#', httpHandlers) },
  { kind: 'lambda event', ...background, of: 'parameter', types: methodsOf('aws-lambda#', messageEvents) },
  { kind: 'lambda event', ...background, of: 'function', types: methodsOf('aws-lambda#', messageHandlers) },
  { kind: 'vercel', ...request, of: 'parameter', types: methodsOf('@vercel/node#', 'VercelRequest VercelResponse') },
  { kind: 'vercel', ...request, of: 'function', types: ['@vercel/node#VercelApiHandler'] },
  { kind: 'netlify', ...request, of: 'function', types: ['@netlify/functions#Handler'] },
  { kind: 'google function', ...request, of: 'function', types: ['@google-cloud/functions-framework#HttpFunction'] },
  { kind: 'google event', ...background, of: 'function', types: methodsOf('@google-cloud/functions-framework#', 'CloudEventFunction EventFunction') },
  { kind: 'azure function', ...request, of: 'parameter', types: ['@azure/functions#HttpRequest'] },
  { kind: 'azure event', ...background, of: 'parameter', types: ['@azure/functions#Timer'] },
  { kind: 'azure function', ...request, of: 'function', types: ['@azure/functions#HttpHandler'] },
  { kind: 'azure event', ...background, of: 'function', types: methodsOf('@azure/functions#', 'TimerHandler StorageQueueHandler StorageBlobHandler ServiceBusQueueHandler ServiceBusTopicHandler EventHubHandler EventGridHandler CosmosDBHandler') },
  { kind: 'cloudflare', ...request, of: 'function', types: ['@cloudflare/workers-types#PagesFunction', 'global#PagesFunction'] },
  { kind: 'socket.io', ...request, of: 'parameter', types: ['socket.io#Socket'] },
  { kind: 'bullmq', ...background, of: 'parameter', types: ['bullmq#Job', 'bull#Job'] },
  { kind: 'bullmq', ...background, of: 'function', types: ['bullmq#Processor', 'bull#ProcessCallbackFunction', 'bull#ProcessPromiseFunction'] },
  { kind: 'kafkajs', ...background, of: 'parameter', types: methodsOf('kafkajs#', 'EachMessagePayload EachBatchPayload') },
  { kind: 'kafkajs', ...background, of: 'function', types: methodsOf('kafkajs#', 'EachMessageHandler EachBatchHandler') },
  { kind: 'amqplib', ...background, of: 'parameter', types: methodsOf('amqplib#', 'ConsumeMessage Message') },
  { kind: 'agenda', ...background, of: 'parameter', types: ['agenda#Job'] },
  { kind: 'graphile-worker', ...background, of: 'function', types: ['graphile-worker#Task'] },
  { kind: 'telegraf', ...request, of: 'parameter', types: ['telegraf#Context', 'grammy#Context'] },
  { kind: 'discord', ...request, of: 'parameter', types: methodsOf('discord.js#', 'ChatInputCommandInteraction CommandInteraction ButtonInteraction Interaction Message') },
  { kind: 'type-graphql', ...request, of: 'parameter', types: ['graphql#GraphQLResolveInfo'] },
];
