/** What of the core the command line uses. */
export type Core = Pick<
  typeof import('@perf-analyze/core'),
  'analyze' | 'buildGraph' | 'defineConfig' | 'detectors' | 'validateConfig'
>;

/** Where text goes: a terminal, a pipe or a file. */
export interface OutputStream {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  /** Fulfilled when the text has left, or when nobody reads any more. */
  write(text: string): Promise<void>;
}

/** Everything outside the program that the command line touches, besides files below `cwd`. */
export interface Host {
  readonly version: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Aborted when the user interrupts the run. */
  readonly signal: AbortSignal;
  /** Milliseconds from any fixed point. */
  now(): number;
  /** The core is large: it is loaded when a command needs it, not for `--help`. */
  loadCore(): Promise<Core>;
}
