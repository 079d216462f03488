import type { Confidence, Preset, Priority, Reach, TypesMode } from '@perf-analyze/core';
import type { GraphFormat } from '../formats.js';
import type { OutputRequest } from '../output/output-request.js';

/** Flags of every command that analyses. */
export interface AnalysisFlags {
  config?: string;
  preset?: Preset;
  types?: TypesMode;
  deps?: true;
  threads?: number | 'auto';
  cache: boolean;
  cacheLocation?: string;
}

/** Flags of the command without a name. */
export interface AnalyzeFlags extends AnalysisFlags {
  outputs: OutputRequest[];
  priority?: Priority;
  confidence?: Confidence;
  reach?: Reach[];
  detector?: string[];
  failOn?: Priority | 'never';
  maxFindings?: number;
  baseline?: string;
  updateBaseline?: true;
  timing?: true;
  quiet?: true;
}

/** Flags of `graph`. */
export interface GraphFlags extends AnalysisFlags {
  format: GraphFormat;
  from?: string;
}

/** What the commands do. */
export interface Commands {
  analyze(paths: string[], flags: AnalyzeFlags): Promise<void>;
  explain(target: string, paths: string[], flags: AnalysisFlags): Promise<void>;
  list(): Promise<void>;
  init(): Promise<void>;
  graph(paths: string[], flags: GraphFlags): Promise<void>;
}
