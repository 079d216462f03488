import type { ArgumentShape } from '../arguments.js';

/** Where a registration says how often it runs, and in which form. */
export interface Period {
  argument: number;
  /** Of an object argument. */
  property?: string;
  form: 'milliseconds' | 'cron';
}

const MINUTE = 60_000;
const MINUTES = 60;
/** A schedule that comes in more minutes of an hour than these does not come seldom. */
const MOST_MINUTES = 30;
/** `*`, `5`, `0-30`, each with or without a step. */
const RANGE = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/;

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
  const count = /^\d+$/.test(seconds) ? minutesOf(minutes)?.size : undefined;
  return count !== undefined && count <= MOST_MINUTES;
}

/** The minutes of an hour that a field of a pattern names, or null where it cannot be read. */
function minutesOf(field: string): ReadonlySet<number> | null {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const range = RANGE.exec(part);
    if (!range) return null;
    const [from, step] = [Number(range[1] ?? 0), Number(range[3] ?? 1)];
    const isSingle = range[1] !== undefined && range[2] === undefined && range[3] === undefined;
    const to = isSingle ? from : Number(range[2] ?? MINUTES - 1);
    if (step === 0 || from > to || to >= MINUTES) return null;
    for (let minute = from; minute <= to; minute += step) found.add(minute);
  }
  return found;
}

/** `CronExpression.EVERY_DAY_AT_MIDNIGHT` */
function isSeldomName(path: string): boolean {
  const [owner, name] = path.split('.').slice(-2);
  return owner === 'CronExpression' && name !== undefined && !/^EVERY_(?:MINUTE$|SECOND$|\d+_SECONDS$)/.test(name);
}
