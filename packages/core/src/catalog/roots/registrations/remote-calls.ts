import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

/** Remote procedure calls: gRPC, Connect, tRPC, tool servers. */
export const remoteCalls: readonly RegistrationRule[] = [
  {
    kind: 'grpc',
    reach: 'request',
    apis: ['@grpc/grpc-js#Server.prototype.addService'],
    handlers: [{ argument: 1, properties: ['*'] }],
    name: 'gRPC {name}',
  },
  {
    kind: 'connect',
    reach: 'request',
    apis: methodsOf('@connectrpc/connect#ConnectRouter.prototype', 'service rpc'),
    handlers: [1, { argument: 1, properties: ['*'] }, 2],
    name: 'Connect {name}',
  },
  {
    kind: 'trpc',
    reach: 'request',
    apis: [
      ...methodsOf('@trpc/server#initTRPC.create().procedure', 'query mutation subscription use'),
      '@trpc/server#initTRPC.create().middleware',
    ],
    handlers: 'functions',
    name: '{method} {name}',
  },
  {
    kind: 'trpc',
    reach: 'request',
    apis: [
      ...['express#createExpressMiddleware', 'fetch#fetchRequestHandler', 'next#createNextApiHandler'],
      ...['standalone#createHTTPServer', 'standalone#createHTTPHandler', 'ws#applyWSSHandler'],
      ...['aws-lambda#awsLambdaRequestHandler', 'node-http#nodeHTTPRequestHandler'],
    ].map((path) => `@trpc/server/adapters/${path}`),
    handlers: [{ argument: 0, properties: ['createContext', 'onError', 'responseMeta'] }],
    name: 'tRPC {name}',
  },
  {
    kind: 'server action',
    reach: 'request',
    apis: methodsOf('next-safe-action#createSafeActionClient()', 'use action stateAction'),
    handlers: 'functions',
    name: 'action {file}',
  },
  {
    kind: 'tool server',
    reach: 'request',
    apis: [
      ...methodsOf(
        '@modelcontextprotocol/sdk/server/mcp.js#McpServer.prototype',
        'tool registerTool resource registerResource prompt registerPrompt',
      ),
      ...methodsOf('@modelcontextprotocol/sdk/server/index.js#Server.prototype', 'setRequestHandler setNotificationHandler'),
    ],
    handlers: 'functions',
    name: 'tool {0}',
  },
  {
    kind: 'tool server',
    reach: 'request',
    apis: ['fastmcp#FastMCP.prototype.addTool', 'ai#tool'],
    handlers: [{ argument: 0, properties: ['execute'] }],
    name: 'tool {0.name}',
  },
];
