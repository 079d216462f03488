import { callbackLookup } from '../catalog/callbacks/lookup.js';
import { handlersOf } from '../infer/roots/handlers.js';
import { kept } from '../kept.js';
import type { Program } from '../link/program.js';

/** Functions that are given to something that runs them in a transaction: `db.transaction(() => …)`. */
export const transactionBodies = kept((program: Program): ReadonlySet<number> => {
  const { calls, apis } = program;
  const callbacks = callbackLookup();
  const bodies = new Set<number>();
  for (let call = 0; call < calls.writtenCount; call++) {
    const isTransaction = calls.externals(call).some((api) => callbacks.rule(apis.text(api))?.context === 'transaction');
    if (isTransaction) for (const fn of handlersOf(program, call, 'functions')) bodies.add(fn);
  }
  return bodies;
});
