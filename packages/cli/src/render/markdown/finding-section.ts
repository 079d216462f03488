import type { Finding } from '@perf-analyze/core';
import { codeFrame } from '../../text/code-frame.js';
import { documentationUrl } from '../documentation-url.js';
import { entryNames } from '../entry-names.js';
import { lineOf, place } from '../place.js';
import { code, prose } from './prose.js';

const frameWidth = 110;

/** One finding with its code, its calls and its remedy. */
export function findingSection(finding: Finding, readLines: (file: string) => readonly string[] | null): string {
  const { priority, detector, location, confidence, reach } = finding;
  const link = `[${detector}](${documentationUrl(detector)})`;
  return [
    `### ${priority} ${link} ${code(place(location))}`,
    `${prose(finding.message)} *${confidence} · ${reach}*`,
    ...frame(finding, readLines(location.file)),
    ...calls(finding),
    ...labelled(finding),
  ].join('\n\n');
}

function frame({ location }: Finding, lines: readonly string[] | null): string[] {
  if (lines === null) return [];
  const text = codeFrame(location, lines, frameWidth).map((line) => `${line.gutter}${line.text}`.trimEnd());
  if (text.length === 0) return [];
  const longest = Math.max(2, ...(text.join('\n').match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [[`${fence}text`, ...text, fence].join('\n')];
}

function calls({ chain, entryPoints }: Finding): string[] {
  if (chain.length < 2 && entryPoints.length === 0) return [];
  const steps = chain.map((step) => `${code(step.function)} (${code(lineOf(step))})`).join(' → ');
  const entries = entryPoints.length > 0 ? `Reached from ${prose(entryNames(entryPoints, 3))}: ` : '';
  return [`${entries}${steps}`];
}

function labelled({ why, remedy, utility }: Finding): string[] {
  const helpers = utility.length > 0 ? ` Utilities: ${utility.map(code).join(', ')} of \`@perf-analyze/runtime\`.` : '';
  return [`**Why:** ${prose(why)}`, `**Remedy:** ${prose(remedy)}${helpers}`];
}
