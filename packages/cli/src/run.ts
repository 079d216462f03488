import type { Commands } from './commands/commands.js';
import { describeFailure } from './failure.js';
import type { Host } from './host.js';
import { createProgram } from './program.js';
import { printable } from './text/printable.js';
import { textWidth } from './text/text-width.js';

/** Runs one command line and gives the exit code. */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  const messages = { out: '', err: '' };
  let exitCode = 0;
  const program = createProgram(host.version, lazyCommands(host, (code) => (exitCode = code)));
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => (messages.out += text),
      writeErr: (text) => (messages.err += text),
      outputError: (text, write) => write(oneSentence(text)),
      getOutHelpWidth: () => textWidth(host.stdout, host.env),
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    const failure = describeFailure(error, host.signal.aborted);
    messages.err += failure.text;
    exitCode = failure.exitCode;
  }
  if (messages.out) await host.stdout.write(messages.out);
  if (messages.err) await host.stderr.write(printable(messages.err, '\n'));
  return exitCode;
}

/** Each command brings its own imports, so that none of them slows another down. */
function lazyCommands(host: Host, end: (exitCode: number) => void): Commands {
  return {
    analyze: async (paths, flags) => end(await (await import('./commands/analyze.js')).analyze(paths, flags, host)),
    explain: async (target, paths, flags) =>
      end(await (await import('./commands/explain.js')).explain(target, paths, flags, host)),
    list: async () => end(await (await import('./commands/list.js')).list(host)),
    init: async () => end(await (await import('./commands/init.js')).init(host)),
    graph: async (paths, flags) => end(await (await import('./commands/graph.js')).graph(paths, flags, host)),
  };
}

/** Commander puts a suggestion on a line of its own, and says twice that a value is wrong. */
function oneSentence(text: string): string {
  const sentence = text
    .replace(/^error: /, '')
    .replace(/^option '(--[\w-]+)[^']*' argument '.*' is invalid\. /, '$1: ')
    .replace(/\n\(Did (.*)\)/, '; did $1')
    .trim();
  return `perf-analyze: ${sentence}\n`;
}
