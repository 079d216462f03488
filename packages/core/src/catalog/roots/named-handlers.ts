import type { NamedHandlerRule } from './rules.js';

const possible = { reach: 'request', confidence: 'possible' } as const;

/** The last resort in code without types: the names that everybody gives to these parameters. */
export const namedHandlers: readonly NamedHandlerRule[] = [
  { kind: 'express', ...possible, parameters: ['err', 'req', 'res', 'next'] },
  { kind: 'express', ...possible, parameters: ['error', 'req', 'res', 'next'] },
  { kind: 'express', ...possible, parameters: ['req', 'res'] },
  { kind: 'express', ...possible, parameters: ['_req', 'res'] },
  { kind: 'express', ...possible, parameters: ['request', 'response'] },
  { kind: 'fastify', ...possible, parameters: ['request', 'reply'] },
  { kind: 'fastify', ...possible, parameters: ['req', 'reply'] },
  { kind: 'koa', ...possible, parameters: ['ctx', 'next'] },
  { kind: 'koa', ...possible, parameters: ['context', 'next'] },
  { kind: 'hapi', ...possible, parameters: ['request', 'h'] },
  { kind: 'lambda', ...possible, parameters: ['event', 'context', 'callback'] },
  // The parsed arguments of a command line.
  { kind: 'command', reach: 'tooling', confidence: 'possible', parameters: ['argv'] },
];
