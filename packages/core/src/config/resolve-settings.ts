import type { Config, DetectorConfig, DetectorSettings, Override } from './config.js';
import { globMatcher, type GlobMatcher } from './glob-matcher.js';

/** What the configuration says about the detectors, for some files. */
export type ResolvedDetectors = Readonly<Record<string, DetectorConfig>>;

/** What holds for one file. Files to which the same overrides apply share one object. */
export type SettingsOf = (path: string) => ResolvedDetectors;

/** Compiles the overrides of a configuration. Paths are relative to the working directory, with `/`. */
export async function resolveSettings(config: Pick<Config, 'detectors' | 'overrides'>): Promise<SettingsOf> {
  const base = config.detectors ?? {};
  const overrides = await compiled(config.overrides ?? []);
  if (overrides.length === 0) return () => base;
  const known = new Map<string, ResolvedDetectors>();
  return (path) => {
    const matching = overrides.map(({ matches }) => matches(path));
    const key = matching.join();
    const settings = known.get(key) ?? overrides.filter((_, index) => matching[index]).map(({ detectors }) => detectors).reduce(merged, base);
    known.set(key, settings);
    return settings;
  };
}

async function compiled(overrides: readonly Override[]): Promise<{ matches: GlobMatcher; detectors: ResolvedDetectors }[]> {
  const telling = overrides.flatMap(({ files, detectors }) => (detectors ? [{ files, detectors }] : []));
  return Promise.all(telling.map(async ({ files, detectors }) => ({ matches: await globMatcher(files), detectors })));
}

function merged(below: ResolvedDetectors, above: ResolvedDetectors): ResolvedDetectors {
  const entries = Object.entries(above).map(([name, value]) => [name, mergedDetector(below[name], value)]);
  return { ...below, ...(Object.fromEntries(entries) as Record<string, DetectorConfig>) };
}

/** Settings add to settings; `on` keeps them; `off` drops them. */
function mergedDetector(below: DetectorConfig | undefined, above: DetectorConfig): DetectorConfig {
  if (typeof below !== 'object' || above === 'off') return above;
  return above === 'on' ? below : withOptions(below, above);
}

function withOptions(below: DetectorSettings, above: DetectorSettings): DetectorSettings {
  const options = below.options || above.options ? { options: { ...below.options, ...above.options } } : {};
  return { ...below, ...above, ...options };
}
