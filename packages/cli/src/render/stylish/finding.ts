import type { Finding } from '@perf-analyze/core';
import { wrapped } from '../../text/wrapped.js';
import { documentationUrl } from '../documentation-url.js';
import { entryNames } from '../entry-names.js';
import type { RenderContext } from '../renderer.js';
import { chainLines } from './chain.js';
import { findingHeader } from './finding-header.js';
import { frameLines } from './frame.js';
import { labelled, type Labelled } from './labelled.js';
import type { Palette } from './palette.js';

const shownEntryPoints = 3;
const shownCalls = 12;

/** One finding. What a detector has already said in this report is not said again: `said` remembers it. */
export function findingBlock(finding: Finding, context: RenderContext, paint: Palette, said: Set<string>): string[] {
  const { width } = context;
  const fresh = advice(finding).filter(([label, text]) => isNew(`${finding.detector} ${label} ${text}`, said));
  return [
    ...findingHeader(finding, width, paint),
    ...wrapped(finding.message, width, '  '),
    ...spaced(frameLines(finding.location, context, paint)),
    ...spaced(chainLines(finding, { width, paint, most: shownCalls })),
    '',
    ...labelled([...fresh, ...origin(finding)], width, paint),
  ];
}

/** What a finding advises. */
export function advice({ detector, why, remedy, utility }: Finding): Labelled[] {
  return [
    ['why', why],
    ['remedy', remedy],
    ...(utility.length > 0 ? [['utility', `${utility.join(', ')} (@perf-analyze/runtime)`] as const] : []),
    ['docs', documentationUrl(detector)],
  ];
}

function origin({ entryPoints, id }: Finding): Labelled[] {
  const reached = entryPoints.length > 1 ? [['reached', `from ${entryNames(entryPoints, shownEntryPoints)}`] as const] : [];
  return [...reached, ['id', id]];
}

function isNew(sentence: string, said: Set<string>): boolean {
  if (said.has(sentence)) return false;
  said.add(sentence);
  return true;
}

/** The lines with an empty one before them, or nothing. */
export function spaced(lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', ...lines] : [];
}
