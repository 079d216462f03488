import { OptionError } from '../errors/option-error.js';

/** A time span: a bare number is milliseconds, a string carries its unit, as in `'300ms'`, `'5s'`, `'10m'`, `'24h'` and `'7d'`. */
export type Duration = number | `${number}${Unit}`;
type Unit = keyof typeof MILLISECONDS;

const MILLISECONDS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

export const DURATION = "a duration, such as 300, '300ms', '5s', '10m' or '24h',";

/** A duration in milliseconds, or `undefined` when it is none. `Infinity` is one; whether it or a negative one fits is for the caller to say. */
export function parseDuration(given: unknown): number | undefined {
  if (typeof given === 'number') return Number.isNaN(given) ? undefined : given;
  const [, amount, unit] = (typeof given === 'string' && /^(-?\d+(?:\.\d+)?)(ms|[smhd])$/.exec(given)) || [];
  return unit ? Number(amount) * MILLISECONDS[unit as Unit] : undefined;
}

/** Reads the duration that a function was given as an argument, from 0 to `Infinity`. Throws an `OptionError` that names the argument. */
export function toMilliseconds(given: Duration, argument: string): number {
  const milliseconds = parseDuration(given);
  if (milliseconds === undefined || milliseconds < 0) throw new OptionError(argument, `${DURATION} from 0`, given);
  return milliseconds;
}
