import type { AnalyzeOptions, Config, Graph, Report } from '@perf-analyze/core';
import type { Core, Host, OutputStream } from '../../src/host.js';
import { shopDetectors } from './shop-detectors.js';
import { shopReport } from './shop-report.js';

/** A stream that remembers what was written. */
export interface RecordedStream extends OutputStream {
  text: string;
}

/** A host that touches nothing but the folder it is given. */
export interface TestHost extends Host {
  readonly stdout: RecordedStream;
  readonly stderr: RecordedStream;
  /** The options of each analysis. */
  readonly analyses: AnalyzeOptions[];
  readonly coreLoads: number;
}

/** What a test wants otherwise than usual. */
export interface TestHostOptions {
  cwd?: string;
  env?: Record<string, string>;
  isTTY?: boolean;
  columns?: number;
  report?: Report;
  graph?: Graph;
  core?: Partial<Core>;
  now?: () => number;
  signal?: AbortSignal;
}

export function testHost(options: TestHostOptions = {}): TestHost {
  const analyses: AnalyzeOptions[] = [];
  let coreLoads = 0;
  const core: Core = { ...fakeCore(options, analyses), ...options.core };
  return {
    version: '0.1.0',
    cwd: options.cwd ?? '/nowhere',
    env: options.env ?? {},
    stdout: recordedStream(options),
    stderr: recordedStream(options),
    signal: options.signal ?? new AbortController().signal,
    now: options.now ?? (() => 0),
    loadCore: () => {
      coreLoads += 1;
      return Promise.resolve(core);
    },
    analyses,
    get coreLoads() {
      return coreLoads;
    },
  };
}

function fakeCore({ report = shopReport(), graph = emptyGraph }: TestHostOptions, analyses: AnalyzeOptions[]): Core {
  return {
    analyze: (...[options]) => {
      analyses.push(options ?? {});
      return Promise.resolve(report);
    },
    buildGraph: (...[options]) => {
      analyses.push(options ?? {});
      return Promise.resolve(graph);
    },
    detectors: shopDetectors,
    validateConfig: (value) => Promise.resolve(value as Config),
    defineConfig: (config) => config,
  };
}

const emptyGraph: Graph = { functions: [], edges: [], external: [], unresolved: [] };

function recordedStream({ isTTY = false, columns }: TestHostOptions): RecordedStream {
  const stream = {
    isTTY,
    columns,
    text: '',
    write: (text: string) => {
      stream.text += text;
      return Promise.resolve();
    },
  };
  return stream;
}
