import { OptionError } from '../base/errors/option-error.js';
import { CLASSIC_BOUNDS_MS } from './bounds.js';
import type { DurationSample, Family } from './families.js';

/** A `Registry` of prom-client. */
export interface RegistryLike {
  registerMetric(metric: RegistryMetric): void;
  removeSingleMetric(name: string): void;
}

/** What a registry asks of a metric. */
export interface RegistryMetric {
  /** Answers with name, help, type and values. */
  get(): Promise<unknown>;
  reset(): void;
}

/** Metrics in a registry. */
export interface Collecting extends Disposable {
  /** Takes them out. */
  stop(): void;
}

interface RegistryValue {
  readonly labels: object;
  readonly value: number;
  readonly metricName?: string;
}

/** Registers a metric for each family, which is read when the registry is. */
export function collectInto(registry: RegistryLike, families: readonly Family[], prefix: string): Collecting {
  if (typeof (registry as Partial<RegistryLike> | undefined)?.registerMetric !== 'function') throw new OptionError('registry', 'a `Registry` of prom-client', registry);
  const metrics = families.map((family) => new CollectedFamily(family, `${prefix}_${family.name}`));
  for (const metric of metrics) registry.registerMetric(metric);
  const names = metrics.map(({ name }) => name);
  const stop = () => names.forEach((name) => registry.removeSingleMetric(name));
  return { stop, [Symbol.dispose]: stop };
}

/** A family as a metric of prom-client, which takes `_total` off the name of a counter for OpenMetrics. */
class CollectedFamily implements RegistryMetric {
  readonly #family: Family;
  readonly #metric: string;

  constructor(
    family: Family,
    public name: string,
  ) {
    this.#family = family;
    this.#metric = name;
  }

  get help(): string {
    return this.#family.help;
  }

  get type(): string {
    return this.#family.type;
  }

  get(): Promise<unknown> {
    const { name, help, type } = this;
    return Promise.resolve({ name, help, type, aggregator: 'sum', values: [...this.#values()] });
  }

  /** What the monitor counted stays. */
  reset(): void {
    // A registry resets what is its own.
  }

  *#values(): Generator<RegistryValue> {
    const family = this.#family;
    if (family.type === 'histogram') for (const sample of family.samples()) yield* histogramValues(this.#metric, sample);
    else for (const { labels, value } of family.samples()) yield { labels, value };
  }
}

function* histogramValues(metric: string, { labels, durations }: DurationSample): Generator<RegistryValue> {
  const counts = durations.countsUpTo(CLASSIC_BOUNDS_MS);
  for (const [index, bound] of CLASSIC_BOUNDS_MS.entries()) yield { labels: { ...labels, le: bound / 1_000 }, value: counts[index], metricName: `${metric}_bucket` };
  yield { labels: { ...labels, le: '+Inf' }, value: durations.count, metricName: `${metric}_bucket` };
  yield { labels, value: durations.sum / 1_000, metricName: `${metric}_sum` };
  yield { labels, value: durations.count, metricName: `${metric}_count` };
}
