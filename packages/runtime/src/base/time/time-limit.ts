import { OptionError } from '../errors/option-error.js';
import { DURATION, type Duration, parseDuration } from './duration.js';

/** Reads the longest time that something may take, up to `Infinity`. Throws an `OptionError` that names the argument. */
export function toTimeLimit(given: Duration, argument: string): number {
  const milliseconds = parseDuration(given);
  if (milliseconds === undefined || milliseconds <= 0) throw new OptionError(argument, `${DURATION} above 0`, given);
  return milliseconds;
}
