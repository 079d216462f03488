import { OptionError } from '../base/errors/option-error.js';
import { checkOptions } from '../base/options/check-options.js';
import { integer, type Kind, number } from '../base/options/kinds.js';
import type { Reading } from './counter.js';
import { isLabels } from './series/labels.js';
import type { SeriesSnapshot } from './series/series.js';
import { isSketchSnapshot } from './sketch/sketch-snapshot.js';

/** All that a monitor holds, as JSON: for another thread, or for the next process. */
export interface MonitorSnapshot {
  readonly version: 1;
  readonly slotMs: number;
  readonly slots: number;
  readonly uptimeMs: number;
  readonly dropped: number;
  readonly durations: readonly SeriesSnapshot[];
  readonly counters: readonly Reading[];
  readonly gauges: readonly Reading[];
}

/** Reads what `snapshot` made, be it from elsewhere, for a monitor with such slots. Throws an `OptionError`. */
export function readSnapshot(given: unknown, slotMs: number, slots: number): MonitorSnapshot {
  if (typeof given !== 'object' || given === null) throw new OptionError('snapshot', 'what `snapshot` returned', given);
  const schema = {
    version: just(1),
    slotMs: just(slotMs),
    slots: just(slots),
    uptimeMs: number(),
    dropped: integer(),
    durations: listOf('series', isSeries(slots)),
    counters: listOf('counters', (reading: Reading) => isReading(reading) && reading.value >= 0),
    gauges: listOf('gauges', isReading),
  };
  return checkOptions(given, schema, 'snapshot');
}

function isSeries(slotCount: number) {
  return ({ active, past, slots, ...rest }: SeriesSnapshot) =>
    isReading({ ...rest, value: active }) && Array.isArray(slots) && slots.length === slotCount && [past, ...(slots as unknown[])].every((sketch) => sketch === null || isSketchSnapshot(sketch));
}

function isReading({ name, labels, value }: Reading): boolean {
  return typeof name === 'string' && name !== '' && isLabels(labels) && Number.isFinite(value);
}

function just<const Value extends number>(value: Value): Kind<Value> {
  return { expected: String(value), read: (given) => (given === value ? value : undefined) };
}

function listOf<Entry>(what: string, isEntry: (entry: Entry) => boolean): Kind<readonly Entry[]> {
  const fits = (given: unknown): given is Entry[] => Array.isArray(given) && given.every((entry) => typeof entry === 'object' && entry !== null && isEntry(entry as Entry));
  return { expected: `a list of ${what}`, read: (given) => (fits(given) ? given : undefined) };
}
