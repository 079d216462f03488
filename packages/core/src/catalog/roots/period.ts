import type { ArgumentShape } from '../arguments.js';

/** Where a registration says how often it runs, and in which form. */
export interface Period {
  argument: number;
  /** Of an object argument. */
  property?: string;
  form: 'milliseconds' | 'cron';
}

const MINUTE = 60_000;
const EVERY_MINUTE = /^(?:\*|\*\/1|0-59)$/;

/** Whether a schedule is known to run less often than once a minute. */
export function isSeldom(shapes: readonly ArgumentShape[], { argument, property, form }: Period): boolean {
  const shape = property === undefined ? shapes[argument] : optionOf(shapes[argument], property);
  if (shape?.kind === 'unknown') return form === 'cron' && isSeldomName(shape.path ?? '');
  if (shape?.kind !== 'literal') return false;
  return form === 'milliseconds' ? Number(shape.value) > MINUTE : isSeldomPattern(String(shape.value));
}

function optionOf(shape: ArgumentShape | undefined, property: string): ArgumentShape | undefined {
  return shape?.kind === 'object' ? shape.options[property] : undefined;
}

/** `0 4 * * *`, with or without seconds, and `@daily`. */
function isSeldomPattern(pattern: string): boolean {
  const fields = pattern.trim().split(/\s+/);
  if (fields.length === 1) return fields[0].startsWith('@') && fields[0] !== '@reboot';
  const [minutes, seconds] = fields.length > 5 ? [fields[1], fields[0]] : [fields[0], '0'];
  return /^\d+$/.test(seconds) && /^[\d*/,-]+$/.test(minutes) && !EVERY_MINUTE.test(minutes);
}

/** `CronExpression.EVERY_DAY_AT_MIDNIGHT` */
function isSeldomName(path: string): boolean {
  const [owner, name] = path.split('.').slice(-2);
  return owner === 'CronExpression' && name !== undefined && !/^EVERY_(?:MINUTE$|SECOND$|\d+_SECONDS$)/.test(name);
}
