/** Methods that a framework calls once when the program starts, whatever the class extends or implements. */
export const startupHooks: ReadonlySet<string> = new Set(['onModuleInit', 'onApplicationBootstrap', 'afterInit']);

const INITIALISES = /(?:^|[.#])(?:init|initiali[sz]e|bootstrap|setup)$/;

/** Whether a function bears the name of what is called once, when the program starts. What it does tells less: others too assign fields, add listeners and return nothing. */
export function initialises(name: string): boolean {
  return INITIALISES.test(name);
}
