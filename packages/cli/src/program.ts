import { Command, Option } from 'commander';
import { confidences, failPriorities, presets, priorities, reaches, typesModes } from './choices.js';
import type { AnalysisFlags, AnalyzeFlags, Commands, GraphFlags } from './commands/commands.js';
import { formats, graphFormats } from './formats.js';
import type { OutputRequest } from './output/output-request.js';
import { anyWords, count, listOf, oneOf, threads } from './parse-value.js';

const pathsHelp = 'files, folders and globs (default: the current folder)';

/** The definition of the command line: every command, argument and option. */
export function createProgram(version: string, commands: Commands): Command {
  const program = new Command('perf-analyze')
    .description('Shows what blocks the event loop of a Node program, by which calls it is reached, and what to repair first.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .configureHelp({ subcommandTerm: (command) => command.name(), minWidthToWrap: 30 })
    .enablePositionalOptions();
  defineAnalyze(program, commands);
  defineExplain(program, commands);
  defineGraph(program, commands);
  program.command('list').description('list the detectors').action(() => commands.list());
  program.command('init').description('write a commented configuration file').action(() => commands.init());
  return program;
}

function defineAnalyze(program: Command, commands: Commands): void {
  const outputs: OutputRequest[] = [];
  program.argument('[paths...]', pathsHelp);
  addOutputOptions(program, outputs);
  addFilterOptions(program);
  addGateOptions(program);
  addAnalysisOptions(program)
    .addOption(new Option('--timing', 'add the milliseconds of each stage to the report'))
    .addOption(new Option('--quiet', 'print the matrix and the summary, but not each finding, and no progress'))
    .action((paths: string[], flags: Omit<AnalyzeFlags, 'outputs'>) => commands.analyze(paths, { ...flags, outputs }));
}

function addOutputOptions(program: Command, outputs: OutputRequest[]): void {
  const parseFormat = oneOf(formats);
  program
    .addOption(
      choice('--format <format>', 'format of the report, repeatable (default: stylish)', formats).argParser((value) => {
        outputs.push({ format: parseFormat(value) });
      }),
    )
    .addOption(
      new Option('--output-file <file>', 'file for the report of the --format before it, repeatable').argParser(
        (file: string) => {
          outputs.push({ file });
        },
      ),
    );
}

function addFilterOptions(program: Command): void {
  program
    .addOption(choice('--priority <priority>', 'lowest priority to show', priorities))
    .addOption(choice('--confidence <confidence>', 'lowest confidence to show', confidences))
    .addOption(
      choice('--reach <list>', 'reaches to show (default: those of each detector)', reaches).argParser(listOf(reaches)),
    )
    .addOption(new Option('--detector <list>', 'run only these detectors').argParser(anyWords));
}

function addGateOptions(program: Command): void {
  program
    .addOption(
      choice('--fail-on <priority>', 'definite findings of this priority or above fail (default: P0)', failPriorities),
    )
    .addOption(new Option('--max-findings <number>', 'fail when there are more findings').argParser(count))
    .addOption(new Option('--baseline <file>', 'leave out the findings that this file lists'))
    .addOption(new Option('--update-baseline', 'write the findings of this run into the baseline and end'));
}

function addAnalysisOptions(command: Command): Command {
  return command
    .addOption(new Option('--config <file>', 'configuration file (default: perf-analyze.config.{ts,js,mjs,json})'))
    .addOption(choice('--preset <preset>', 'what kind of program this is', presets))
    .addOption(choice('--types <mode>', 'ask the type checker where syntax cannot answer; off unless given', typesModes))
    .addOption(new Option('--deps', 'follow calls into the sources of direct dependencies'))
    .addOption(new Option('--threads <number>', 'worker threads beside the main one, or auto').argParser(threads))
    .addOption(new Option('--no-cache', 'neither read nor write the cache'))
    .addOption(new Option('--cache-location <folder>', 'folder of the cache'));
}

function defineExplain(program: Command, commands: Commands): void {
  const explain = program
    .command('explain')
    .description('tell everything about a detector, a finding or a line')
    .argument('<target>', 'name of a detector, id of a finding, or file:line')
    .argument('[paths...]', pathsHelp);
  addAnalysisOptions(explain).action((target: string, paths: string[], flags: AnalysisFlags) =>
    commands.explain(target, paths, flags),
  );
}

function defineGraph(program: Command, commands: Commands): void {
  const graph = program
    .command('graph')
    .description('print the call graph')
    .argument('[paths...]', pathsHelp)
    .addOption(choice('--format <format>', 'format of the graph', graphFormats).default('json'))
    .addOption(new Option('--from <file:line>', 'only what the function at this line reaches'));
  addAnalysisOptions(graph).action((paths: string[], flags: GraphFlags) => commands.graph(paths, flags));
}

/** Commander's own message for a wrong choice lists all of them; ours names the nearest. */
function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices).argParser(oneOf(choices));
}
