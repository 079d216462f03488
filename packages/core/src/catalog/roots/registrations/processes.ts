import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

const listening = 'on once addListener prependListener prependOnceListener';
/** Last words: only synchronous work completes there, so nothing there is worth a report. */
const lastWords = ['exit', 'uncaughtException', 'uncaughtExceptionMonitor'];
/** The process ends by these, once. */
const endings = ['SIGINT', 'SIGTERM', 'SIGQUIT', 'SIGBREAK', 'beforeExit'];
/** An operator asks a process that goes on to read its settings again, or to say how it is: as seldom as it is started. */
const commands = ['SIGHUP', 'SIGUSR1', 'SIGUSR2'];

export const processes: readonly RegistrationRule[] = [
  {
    kind: 'exit',
    reach: 'tooling',
    apis: methodsOf('global#process', listening),
    events: lastWords,
    handlers: [1],
    name: 'process {0}',
  },
  {
    kind: 'shutdown',
    reach: 'tooling',
    apis: methodsOf('global#process', listening),
    events: endings,
    handlers: [1],
    name: 'process {0}',
  },
  {
    kind: 'process',
    reach: 'startup',
    apis: methodsOf('global#process', listening),
    events: commands,
    handlers: [1],
    name: 'process {0}',
  },
  {
    kind: 'process',
    reach: 'background',
    apis: methodsOf('global#process', listening),
    exceptEvents: [...lastWords, ...endings, ...commands],
    handlers: [1],
    name: 'process {0}',
  },
  {
    kind: 'exit',
    reach: 'tooling',
    apis: [
      ...methodsOf('signal-exit#', 'default onExit'),
      'exit-hook#default',
      'async-exit-hook#default',
      'node-cleanup#default',
      'death#default()',
      'global#process.setUncaughtExceptionCaptureCallback',
      'global#process.finalization.register',
      'global#process.finalization.registerBeforeExit',
    ],
    handlers: 'functions',
    name: 'exit {name}',
  },
  {
    kind: 'shutdown',
    reach: 'tooling',
    apis: ['exit-hook#asyncExitHook', 'close-with-grace#default', 'fastify-graceful-shutdown#default'],
    handlers: 'functions',
    name: 'shutdown {name}',
  },
  {
    kind: 'terminus',
    reach: 'request',
    apis: ['@godaddy/terminus#createTerminus'],
    handlers: [{ argument: 1, properties: ['healthChecks'] }],
    name: 'health check {name}',
  },
  {
    kind: 'file watcher',
    reach: 'background',
    rare: true,
    apis: methodsOf('node:fs#', 'watch watchFile'),
    handlers: 'functions',
    name: 'watch {0}',
  },
  {
    kind: 'file watcher',
    reach: 'background',
    rare: true,
    apis: [...methodsOf('chokidar#watch()', 'on once addListener'), '@parcel/watcher#subscribe'],
    handlers: 'functions',
    name: 'watch {0}',
  },
];
