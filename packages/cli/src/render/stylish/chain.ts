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
/** Between a label and its place. */
const gap = 2;

/** The calls from the entry point down to the finding, each deeper than the one before. */
export function chainLines(finding: Finding, { width, paint, most }: ChainLayout): string[] {
  const steps = shortened(stepsOf(finding), most, finding.id);
  if (steps.length < 2) return [];
  const lines = steps.map(({ label, where }, depth) => ({ label: indentation(depth) + label, where }));
  const column = columnOfPlaces(lines, width);
  return lines.flatMap(({ label, where }, depth) => {
    if (where === '') return [label];
    if (fits({ label, where }, column, width)) return [padded(label, column) + paint.dim(where)];
    const indented = Math.min(indentation(depth + 1).length, width - stringWidth(where));
    return [label, ' '.repeat(Math.max(0, indented)) + paint.dim(where)];
  });
}

/** Where most places can stand beside their labels. */
function columnOfPlaces(lines: readonly Step[], width: number): number {
  const columns = [...new Set(lines.map(({ label }) => stringWidth(label) + gap))].sort((one, other) => one - other);
  const beside = columns.map((column) => lines.filter((line) => line.where !== '' && fits(line, column, width)).length);
  return columns[beside.indexOf(Math.max(...beside))];
}

function fits({ label, where }: Step, column: number, width: number): boolean {
  return stringWidth(label) + gap <= column && column + stringWidth(where) <= width;
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
  const middle = { label: `… ${steps.length - 2 * half} more calls`, where: `perf-analyze explain ${id}` };
  return [...steps.slice(0, half), middle, ...steps.slice(-half)];
}
