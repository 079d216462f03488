import { RuntimeError } from './runtime-error.js';

/** Something was asked of a component after `close()`. */
export class ClosedError extends RuntimeError {
  override get name() {
    return 'ClosedError';
  }

  constructor(component: string) {
    super('ERR_PERF_CLOSED', `${component} is closed and takes no more work; make a new one.`, { isRetryable: false, details: { component } });
  }
}
