/**
 * Names of functions that start a program. A function of such a name is startup when it is reached from module level
 * and from nowhere hotter.
 */
export const bootstrapNames: ReadonlySet<string> = new Set([
  'main',
  'bootstrap',
  'start',
  'startup',
  'startServer',
  'startApp',
  'init',
  'initialize',
  'initialise',
  'setup',
  'boot',
  'run',
  'createApp',
  'createApplication',
  'createServer',
  'buildApp',
  'buildServer',
  'makeApp',
  'makeServer',
  'setupApp',
  'setupServer',
  'configure',
  'configureApp',
  'registerRoutes',
  'setupRoutes',
  'loadConfig',
]);

/** Methods that a framework calls once when the program starts, whatever the class extends or implements. */
export const startupHooks: ReadonlySet<string> = new Set(['onModuleInit', 'onApplicationBootstrap', 'afterInit']);

/** Methods that a framework calls once when the program ends, on the loop. */
export const shutdownHooks: ReadonlySet<string> = new Set([
  'onModuleDestroy',
  'beforeApplicationShutdown',
  'onApplicationShutdown',
]);
