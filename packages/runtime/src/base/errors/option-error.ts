import { show } from './show.js';
import { RuntimeError } from './runtime-error.js';

/** An option that cannot be meant as given. Thrown by constructors and factories, before anything has started. */
export class OptionError extends RuntimeError {
  override get name() {
    return 'OptionError';
  }

  constructor(
    /** The name of the option, with a dot before each nested name. */
    readonly option: string,
    /** What would be accepted: "an integer from 1 to 10". */
    readonly expected: string,
    readonly given: unknown,
    message = `\`${option}\` must be ${expected}; got ${show(given)}.`,
  ) {
    super('ERR_PERF_OPTION', message, { isRetryable: false, details: { option, expected, given: show(given) } });
  }
}
