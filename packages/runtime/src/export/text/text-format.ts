import { CLASSIC_BOUNDS_MS } from '../bounds.js';
import type { Distribution } from '../../monitor/sketch/sketch.js';
import type { DurationFamily, Family, NumberSample } from '../families.js';
import { labelText, numberText } from './escape.js';

export type FormatName = 'text' | 'openmetrics';
export type HistogramKind = 'classic' | 'native';

export interface TextOptions {
  readonly prefix: string;
  readonly format: FormatName;
  readonly histograms: HistogramKind;
}

export const CONTENT_TYPES: Readonly<Record<FormatName, string>> = {
  text: 'text/plain; version=0.0.4; charset=utf-8',
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
};

/** A family as text, series by series. */
export function* familyText(family: Family, options: TextOptions): Generator<string> {
  yield header(family, options);
  const metric = `${options.prefix}_${family.name}`;
  if (family.type === 'histogram') yield* histogramTexts(metric, family, options);
  else for (const sample of family.samples()) yield numberLine(metric, sample);
}

/** OpenMetrics names a family without the suffix of its samples, and knows units. */
function header({ name, type, help }: Family, { prefix, format }: TextOptions): string {
  const isOpen = format === 'openmetrics';
  const family = `${prefix}_${isOpen && type === 'counter' ? name.replace(/_total$/, '') : name}`;
  const unit = isOpen && name.endsWith('_seconds') ? `# UNIT ${family} seconds\n` : '';
  return `# HELP ${family} ${help}\n# TYPE ${family} ${type}\n${unit}`;
}

function numberLine(metric: string, { labels, value, decimals }: NumberSample): string {
  const text = labelText(labels);
  return `${metric}${text === '' ? '' : `{${text}}`} ${numberText(value, decimals)}\n`;
}

function* histogramTexts(metric: string, family: DurationFamily, { format, histograms }: TextOptions): Generator<string> {
  const classic = boundsOf(CLASSIC_BOUNDS_MS, format);
  for (const { labels, durations } of family.samples()) yield histogramText(metric, labelText(labels), durations, histograms === 'classic' ? classic : boundsOf(durations.bounds(), format));
}

/** Bounds in milliseconds, and how a line has them. */
interface Bounds {
  readonly milliseconds: readonly number[];
  readonly texts: readonly string[];
}

/** OpenMetrics writes whole numbers with a decimal. */
function boundsOf(milliseconds: readonly number[], format: FormatName): Bounds {
  const text = (seconds: number) => (format === 'openmetrics' && Number.isInteger(seconds) ? `${seconds}.0` : String(seconds));
  return { milliseconds, texts: milliseconds.map((bound) => `,le="${text(bound / 1_000)}"} `) };
}

function histogramText(metric: string, labels: string, durations: Distribution, { milliseconds, texts }: Bounds): string {
  const bucket = `${metric}_bucket{${labels}`;
  const counts = durations.countsUpTo(milliseconds);
  let lines = '';
  for (let index = 0; index < texts.length; index++) lines += `${bucket}${texts[index]}${counts[index]}\n`;
  const { count, sum } = durations;
  return `${lines}${bucket},le="+Inf"} ${count}\n${metric}_sum{${labels}} ${numberText(sum / 1_000)}\n${metric}_count{${labels}} ${count}\n`;
}
