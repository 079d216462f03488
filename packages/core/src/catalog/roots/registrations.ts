import { bots } from './registrations/bots.js';
import { consumers } from './registrations/consumers.js';
import { fastify } from './registrations/fastify.js';
import { graphql } from './registrations/graphql.js';
import { httpServers } from './registrations/http-servers.js';
import { middleware } from './registrations/middleware.js';
import { nodeCore } from './registrations/node-core.js';
import { processes } from './registrations/processes.js';
import { remoteCalls } from './registrations/remote-calls.js';
import { schedules } from './registrations/schedules.js';
import { serverless } from './registrations/serverless.js';
import { sockets } from './registrations/sockets.js';
import { tooling } from './registrations/tooling.js';
import { webFrameworks } from './registrations/web-frameworks.js';
import type { RegistrationRule } from './rules.js';

export const registrations: readonly RegistrationRule[] = [
  ...httpServers,
  ...middleware,
  ...fastify,
  ...webFrameworks,
  ...remoteCalls,
  ...graphql,
  ...serverless,
  ...nodeCore,
  ...sockets,
  ...bots,
  ...schedules,
  ...consumers,
  ...processes,
  ...tooling,
];
