import type { Config, Preset } from './config/config.js';
import type { ResolvedDetectors, SettingsOf } from './config/resolve-settings.js';
import type { Detector } from './detectors/detector.js';
import { detectors } from './detectors/registry.js';
import type { RankOptions } from './rank/rank.js';
import type { RankSettings } from './rank/finding.js';
import type { AnalyzeOptions } from './options.js';
import type { Reach } from './report/report.js';
import { UsageError } from './usage-error.js';

/** What a run looks for and shows, after preset, configuration and options. */
export interface Selection extends RankOptions {
  detectors: readonly Detector[];
  option(detector: string, name: string, file: string): number;
  reachAs(detector: Detector, reach: Reach): Reach;
  /** Whether what the package exports is called by others. */
  exportsAreRoots: boolean;
}

/** Reaches that a preset shows in addition. */
const PRESET_REACHES: Readonly<Partial<Record<Preset, readonly Reach[]>>> = {
  serverless: ['startup'],
  strict: ['startup', 'unreached'],
};

export function selection(options: AnalyzeOptions, settingsOf: SettingsOf): Selection {
  const chosen = chooseDetectors(options);
  const byName = new Map(chosen.map((detector) => [detector.name, detector]));
  const extra = options.preset ? (PRESET_REACHES[options.preset] ?? []) : [];
  return {
    detectors: chosen,
    exportsAreRoots: options.preset === 'library',
    reachAs: (detector, reach) => (options.preset === 'cli' && reach === 'tooling' && !holdsLoop(detector) ? 'background' : reach),
    priority: options.priority ?? 'P3',
    confidence: options.confidence ?? 'possible',
    reaches: (name, file) => {
      const setting = settingsOf(file)[name];
      if (setting === 'off') return [];
      if (options.reach) return options.reach;
      const own = typeof setting === 'object' ? setting.reach : undefined;
      return own ?? [...(byName.get(name)?.defaultReach ?? []), ...extra];
    },
    settings: (name, file) => ({ ...rankSettings(settingsOf(file), name), unknownFactor: options.preset === 'server' ? 1 / 2 : 1 }),
    option: (name, option, file) => {
      const setting = settingsOf(file)[name];
      const value = typeof setting === 'object' ? setting.options?.[option] : undefined;
      return Number(value ?? byName.get(name)?.options.find((candidate) => candidate.name === option)?.default);
    },
  };
}

/** Detectors of calls that keep others waiting: in a command line program there are no others. */
function holdsLoop({ category }: Detector): boolean {
  return category !== undefined && category !== 'client' && category !== 'keep-alive';
}

function chooseDetectors({ only }: AnalyzeOptions & Config): readonly Detector[] {
  if (!only) return detectors;
  const unknown = only.find((name) => !detectors.some((detector) => detector.name === name));
  if (unknown !== undefined) throw new UsageError(`There is no detector "${unknown}". Its name must be one of: ${detectors.map(({ name }) => name).join(', ')}.`);
  return detectors.filter(({ name }) => only.includes(name));
}

function rankSettings(settings: ResolvedDetectors, name: string): RankSettings {
  const setting = settings[name];
  return typeof setting === 'object' ? setting : {};
}
