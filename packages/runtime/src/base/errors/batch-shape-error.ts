import { RuntimeError } from './runtime-error.js';

/** A batch loader answered with another number of results than it was given keys. */
export class BatchShapeError extends RuntimeError {
  override get name() {
    return 'BatchShapeError';
  }

  constructor(keys: number, results: number) {
    super('ERR_PERF_BATCH_SHAPE', `\`load\` was given ${keys} keys and answered with ${results} results; answer with one for each key, in their order.`, {
      isRetryable: false,
      details: { keys, results },
    });
  }
}
