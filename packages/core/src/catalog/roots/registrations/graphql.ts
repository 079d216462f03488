import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

const rootTypes = ['Query', 'Mutation', 'Subscription'];
const fieldKinds =
  'field string int float boolean id stringList intList floatList booleanList idList connection node nodeList loadable loadableList prismaField prismaConnection prismaCount drizzleField drizzleConnection';

export const graphql: readonly RegistrationRule[] = [
  {
    kind: 'graphql',
    reach: 'request',
    apis: [
      '@apollo/server#ApolloServer',
      ...['apollo-server', 'apollo-server-express', 'apollo-server-koa', 'apollo-server-fastify', 'apollo-server-lambda'].map(
        (module) => `${module}#ApolloServer`,
      ),
      '@graphql-tools/schema#makeExecutableSchema',
      'graphql-tools#makeExecutableSchema',
      'graphql-yoga#createSchema',
      '@apollo/subgraph#buildSubgraphSchema',
    ],
    handlers: [{ argument: 0, properties: ['resolvers', 'context', 'dataSources', 'formatError'] }],
    loopOutside: [...rootTypes, 'context', 'dataSources', 'formatError'],
    name: 'resolver {name}',
  },
  {
    kind: 'graphql',
    reach: 'request',
    apis: ['graphql-yoga#createYoga', 'graphql-http/lib/use/express#createHandler', 'graphql-http/lib/use/http#createHandler'],
    handlers: [{ argument: 0, properties: ['context', 'plugins', 'rootValue', 'formatError'] }],
    name: 'context {name}',
  },
  {
    kind: 'graphql',
    reach: 'request',
    apis: [
      '@apollo/server/standalone#startStandaloneServer',
      '@apollo/server/express4#expressMiddleware',
      '@as-integrations/express4#expressMiddleware',
      '@as-integrations/express5#expressMiddleware',
      '@as-integrations/koa#koaMiddleware',
      '@as-integrations/fastify#fastifyApolloHandler',
      '@as-integrations/next#startServerAndCreateNextHandler',
    ],
    handlers: [{ argument: 1, properties: ['context'] }],
    name: 'context {name}',
  },
  {
    kind: 'graphql',
    reach: 'request',
    apis: methodsOf('graphql#', 'GraphQLObjectType GraphQLInterfaceType'),
    handlers: [{ argument: 0, properties: ['fields', 'isTypeOf', 'resolveType'] }],
    name: 'resolver {0.name}',
  },
  {
    kind: 'graphql schema',
    reach: 'startup',
    apis: methodsOf(
      '@pothos/core#default.prototype',
      'queryType mutationType subscriptionType objectType interfaceType queryFields mutationFields objectFields prismaObject prismaNode node loadableObject drizzleObject',
    ),
    handlers: [-1, { argument: -1, properties: ['fields'] }],
    name: 'type {0}',
    parameters: { 0: '@pothos/core#FieldBuilder.prototype' },
  },
  {
    kind: 'graphql schema',
    reach: 'startup',
    apis: methodsOf('@pothos/core#default.prototype', 'queryField mutationField subscriptionField objectField'),
    handlers: [-1],
    name: 'field {0}',
    parameters: { 0: '@pothos/core#FieldBuilder.prototype' },
  },
  {
    kind: 'graphql',
    reach: 'request',
    apis: methodsOf('@pothos/core#FieldBuilder.prototype', fieldKinds),
    handlers: [{ argument: -1, properties: ['resolve', 'subscribe', 'load'] }],
    name: 'resolver {name}',
  },
  {
    kind: 'graphql schema',
    reach: 'startup',
    apis: methodsOf('nexus#', 'objectType queryType mutationType subscriptionType extendType interfaceType'),
    handlers: [{ argument: 0, properties: ['definition'] }],
    name: 'type {0.name}',
    parameters: { 0: 'nexus#blocks.ObjectDefinitionBlock.prototype' },
  },
  {
    kind: 'graphql',
    reach: 'request',
    apis: [
      ...methodsOf('nexus#', 'queryField mutationField subscriptionField'),
      ...['field', 'string', 'int', 'float', 'boolean', 'id', 'list.field', 'nonNull.field', 'nullable.field'].map(
        (name) => `nexus#blocks.ObjectDefinitionBlock.prototype.${name}`,
      ),
    ],
    handlers: [{ argument: -1, properties: ['resolve', 'subscribe'] }],
    name: 'resolver {0}',
  },
];
