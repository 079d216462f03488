import type { Confidence, Impact, Priority, Reach } from '../report/report.js';

export type Preset = 'server' | 'serverless' | 'library' | 'cli' | 'strict' | 'promises';

export type TypesMode = 'off' | 'auto' | 'on';

/** What a project may change about one detector. */
export interface DetectorSettings {
  impact?: Impact;
  effortMinutes?: number;
  /** Reaches at which it reports; replaces the detector's own default. */
  reach?: Reach[];
  /** Thresholds by name, as the detector's page lists them. */
  options?: Record<string, number>;
}

/** `off`, `on`, or settings. */
export type DetectorConfig = 'off' | 'on' | DetectorSettings;

/** An API of the project, or of a package that the catalogue does not know, that holds the event loop. */
export interface BlockingApi {
  /** Package or core module: `our-ffi`, `node:fs`. */
  module: string;
  /** Path from the module's exports: `read`, `sync.read`, `Store.prototype.load`, `default`. */
  export: string;
  /** What to use instead. */
  replacement?: string;
  /** Default `high`. */
  impact?: Impact;
}

/** An API that is known not to hold the event loop, although the catalogue says so. */
export interface NonBlockingApi {
  module: string;
  export: string;
}

/** What holds for the files that match. Later entries win. */
export interface Override {
  files: string[];
  detectors?: Record<string, DetectorConfig>;
  /** The role of the files, when the folder names mislead: `script` for tools in an unusual place. */
  role?: FileRole;
}

/** What a file is for. */
export type FileRole = 'source' | 'test' | 'script' | 'config' | 'bin' | 'generated';

/** A project's configuration: `perf-analyze.config.{ts,js,mjs,json}` or the key `perf-analyze` of package.json. */
export interface Config {
  /** Globs of files to leave out, besides those that git ignores. */
  ignore?: string[];
  preset?: Preset;
  detectors?: Record<string, DetectorConfig>;
  /** Reaches to show; unset, each detector's own default. */
  reach?: Reach[];
  /** Lowest priority to show. */
  priority?: Priority;
  /** Lowest confidence to show. */
  confidence?: Confidence;
  /** Definite findings of this priority or above fail the run. Default `P0`. */
  failOn?: Priority | 'never';
  /** Whether TypeScript is asked where syntax cannot answer. Default `off`: it costs seconds. */
  types?: TypesMode;
  /** Summarise the sources of direct dependencies too, and let chains go through them. Default false. */
  deps?: boolean;
  /** Worker threads beside the main one, or `auto`. */
  threads?: number | 'auto';
  blocking?: BlockingApi[];
  nonBlocking?: NonBlockingApi[];
  overrides?: Override[];
}

/** Types a configuration in JavaScript and TypeScript files. */
export function defineConfig(config: Config): Config {
  return config;
}
