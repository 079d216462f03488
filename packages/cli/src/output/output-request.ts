import { CommandLineError } from '../command-line-error.js';
import type { Format } from '../formats.js';

/** A `--format` or an `--output-file`, in the order of the command line. */
export type OutputRequest = { format: Format } | { file: string };

/** A report to write: to a file, or to standard output where `file` is null. */
export interface OutputTarget {
  format: Format;
  file: string | null;
}

/** Brings formats and files together. */
export function pairOutputs(requests: readonly OutputRequest[]): OutputTarget[] {
  const formats = requests.filter((request) => 'format' in request).map(({ format }) => format);
  const files = requests.filter((request) => 'file' in request).map(({ file }) => file);
  if (formats.length === 0 && files.length < 2) return [{ format: 'stylish', file: files.at(0) ?? null }];
  if (files.length > formats.length) {
    throw new CommandLineError(`Every --output-file needs its own --format, but ${files.at(-1)} has none.`);
  }
  const targets =
    files.length === formats.length
      ? formats.map((format, index) => ({ format, file: files[index] }))
      : pairNeighbours(requests);
  checkTargets(targets);
  return targets;
}

/** With fewer files than formats, a file belongs to the format right before it. */
function pairNeighbours(requests: readonly OutputRequest[]): OutputTarget[] {
  const targets: OutputTarget[] = [];
  for (const request of requests) {
    if ('format' in request) {
      targets.push({ format: request.format, file: null });
      continue;
    }
    const target = targets.at(-1);
    if (!target || target.file !== null) {
      throw new CommandLineError(`Write the --format of --output-file ${request.file} right before it.`);
    }
    target.file = request.file;
  }
  return targets;
}

function checkTargets(targets: readonly OutputTarget[]): void {
  const files = targets.map(({ file }) => file);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice === undefined) return;
  throw new CommandLineError(
    twice === null
      ? 'Only one --format can go to standard output; give the others an --output-file.'
      : `Two reports cannot go into the one file ${twice}; give each --format a file of its own.`,
  );
}
