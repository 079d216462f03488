/** Methods that a framework calls once when the program starts, whatever the class extends or implements. */
export const startupHooks: ReadonlySet<string> = new Set(['onModuleInit', 'onApplicationBootstrap', 'afterInit']);
