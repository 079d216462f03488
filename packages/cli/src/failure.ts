import { CommanderError } from 'commander';

/** What a run that failed says and with which code it ends. */
export interface Failure {
  exitCode: number;
  text: string;
}

const userMistakes = new Set(['CommandLineError', 'UsageError']);
const issues = 'https://github.com/perf-analyze/perf-analyze/issues';

/** A mistake of the user gets its sentence and code 2; a mistake of ours gets its stack and code 70. */
export function describeFailure(error: unknown, isInterrupted: boolean): Failure {
  if (isInterrupted) return { exitCode: 130, text: '' };
  if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2, text: '' };
  // By name, because the core is not loaded only to know its class.
  if (error instanceof Error && userMistakes.has(error.name)) {
    return { exitCode: 2, text: error.message.replace(/^/gm, 'perf-analyze: ') + '\n' };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { exitCode: 70, text: `perf-analyze failed. Please report this at ${issues}\n${detail}\n` };
}
