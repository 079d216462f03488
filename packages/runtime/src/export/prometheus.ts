import { checkOptions } from '../base/options/check-options.js';
import type { Clock } from '../base/time/clock.js';
import type { Scheduler } from '../base/time/scheduler.js';
import { familiesOf } from './families.js';
import { checkSources, type MetricSource } from './metric-source.js';
import { type PrometheusOptions, prometheusSchema } from './options.js';
import { collectInto, type Collecting, type RegistryLike } from './collect-into.js';
import { CONTENT_TYPES, familyText, type TextOptions } from './text/text-format.js';

/** How long rendering may hold the event loop. Where others want the processor too, a short turn is over before they are given it in the middle of it. */
const TURN_MS = 2;

/** Metrics for a scrape by Prometheus. */
export interface PrometheusExport {
  /** For the header `Content-Type`. */
  readonly contentType: string;
  /** The text in parts; after every 2 ms the event loop gets a turn. */
  render(): AsyncIterable<string>;
  /** The same as one text. */
  text(): Promise<string>;
  /** Shows the metrics in a registry of prom-client, until the result is disposed of. Throws what the registry throws. */
  collectInto(registry: RegistryLike): Collecting;
}

/** Exports one monitor, or several with names of their own. Throws an `OptionError`. */
export function prometheus(sources: MetricSource | readonly MetricSource[], options: PrometheusOptions): PrometheusExport {
  const { clock, scheduler, ...text } = checkOptions(options, prometheusSchema);
  const checked = checkSources(sources);
  const render = () => inTurns(pieces(checked, text), clock, scheduler);
  return Object.freeze({
    contentType: CONTENT_TYPES[text.format],
    render,
    text: () => joined(render()),
    collectInto: (registry: RegistryLike) => collectInto(registry, familiesOf(checked), text.prefix),
  });
}

function* pieces(sources: readonly MetricSource[], options: TextOptions): Generator<string> {
  for (const family of familiesOf(sources)) yield* familyText(family, options);
  if (options.format === 'openmetrics') yield '# EOF\n';
}

async function* inTurns(parts: Iterable<string>, clock: Clock, scheduler: Scheduler): AsyncGenerator<string> {
  let chunk: string[] = [];
  let since = clock.now();
  for (const part of parts) {
    chunk.push(part);
    if (clock.now() - since < TURN_MS) continue;
    yield chunk.join('');
    chunk = [];
    await new Promise<void>((resolve) => void scheduler.schedule(resolve, 0));
    since = clock.now();
  }
  yield chunk.join('');
}

async function joined(chunks: AsyncIterable<string>): Promise<string> {
  const parts: string[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return parts.join('');
}
