import type { ChainStep, EntryPoint, Finding } from '@perf-analyze/core';
import stringWidth from 'fast-string-width';
import { padded } from '../../text/table.js';
import { lineOf } from '../place.js';
import type { Palette } from './palette.js';

interface Step {
  label: string;
  /** Empty where the finding's own place would be repeated. */
  where: string;
}

/** How a chain is laid out. */
export interface ChainLayout {
  width: number;
  paint: Palette;
  /** Calls to show; of longer chains the middle is left out. */
  most: number;
}

const deepestIndentation = 8;

/** The calls from the entry point down to the finding, each deeper than the one before. */
export function chainLines(finding: Finding, { width, paint, most }: ChainLayout): string[] {
  const steps = shortened(stepsOf(finding), most, finding.id);
  if (steps.length < 2) return [];
  const labels = steps.map(({ label }, depth) => indentation(depth) + label);
  const room = width - 2 - Math.max(...steps.map(({ where }) => stringWidth(where)));
  const column = Math.min(Math.max(...labels.map((label) => stringWidth(label))), room);
  return steps.flatMap(({ where }, depth) => {
    const line = padded(labels[depth], column);
    if (where === '') return [line.trimEnd()];
    const fits = stringWidth(line) + 2 + stringWidth(where) <= width;
    if (fits) return [`${line}  ${paint.dim(where)}`];
    const indented = Math.min(indentation(depth + 1).length, width - stringWidth(where));
    return [line.trimEnd(), ' '.repeat(Math.max(0, indented)) + paint.dim(where)];
  });
}

function indentation(depth: number): string {
  return '  '.repeat(2 + Math.min(depth, deepestIndentation));
}

function stepsOf({ entryPoints, chain, api }: Finding): Step[] {
  const entry = entryOf(entryPoints, chain.at(0));
  // An exported function is its own entry point: it is named once.
  const calls = entry?.name === chain.at(0)?.function ? chain.slice(1) : chain;
  return [
    ...(entry ? [{ label: `${entry.name} (${entry.kind})`, where: lineOf(entry) }] : []),
    ...calls.map((step) => ({ label: step.function, where: lineOf(step) })),
    ...(api === null ? [] : [{ label: api, where: '' }]),
  ];
}

/** The entry point whose chain is shown: the one in whose file the chain begins, or else the hottest. */
function entryOf(entries: readonly EntryPoint[], first: ChainStep | undefined): EntryPoint | undefined {
  return entries.find(({ file, line }) => file === first?.file && line === first.line) ?? entries.at(0);
}

function shortened(steps: readonly Step[], most: number, id: string): readonly Step[] {
  if (steps.length <= most) return steps;
  const half = Math.floor(most / 2);
  const gap = { label: `… ${steps.length - 2 * half} more calls`, where: `perf-analyze explain ${id}` };
  return [...steps.slice(0, half), gap, ...steps.slice(-half)];
}
