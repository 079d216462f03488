import { methodsOf } from './api.js';
import type { OffloadRule } from './rules.js';

/** Calls that name the file which another thread or process runs. */
export const offloads: readonly OffloadRule[] = [
  { kind: 'worker', apis: ['node:worker_threads#Worker', 'global#Worker', 'web-worker#default'], file: 0 },
  { kind: 'fork', apis: ['node:child_process#fork'], file: 0 },
  {
    kind: 'cluster',
    apis: methodsOf('node:cluster#', 'setupPrimary setupMaster'),
    file: { argument: 0, properties: ['exec'] },
  },
  {
    kind: 'worker pool',
    apis: [
      ...methodsOf('piscina#', 'Piscina default'),
      ...methodsOf('tinypool#', 'Tinypool default'),
    ],
    file: { argument: 0, properties: ['filename'] },
  },
  {
    kind: 'worker pool',
    apis: ['piscina#Piscina.prototype.run', 'piscina#default.prototype.run', 'tinypool#Tinypool.prototype.run', 'tinypool#default.prototype.run'],
    file: { argument: 1, properties: ['filename'] },
  },
  { kind: 'worker pool', apis: ['workerpool#pool', 'jest-worker#Worker', 'worker-farm#default', 'synckit#createSyncFn'], file: 0 },
  { kind: 'worker pool', apis: ['threads#Worker'], file: 0 },
  {
    kind: 'worker pool',
    apis: methodsOf('poolifier#', 'FixedThreadPool FixedClusterPool'),
    file: 1,
  },
  {
    kind: 'worker pool',
    apis: methodsOf('poolifier#', 'DynamicThreadPool DynamicClusterPool'),
    file: 2,
  },
  {
    kind: 'worker pool',
    apis: ['node-worker-threads-pool#StaticPool'],
    file: { argument: 0, properties: ['task'] },
  },
  { kind: 'sandboxed processor', apis: ['bullmq#Worker'], file: 1 },
  { kind: 'sandboxed processor', apis: ['bull#default.prototype.process', 'bull#default().process'], file: -1 },
  { kind: 'bree', apis: ['bree#default'], file: { argument: 0, properties: ['jobs'] } },
  {
    kind: 'temporal workflow',
    apis: ['@temporalio/worker#Worker.create', '@temporalio/worker#bundleWorkflowCode'],
    file: { argument: 0, properties: ['workflowsPath'] },
  },
  { kind: 'pino transport', apis: ['pino#transport'], file: { argument: 0, properties: ['target'] } },
];
