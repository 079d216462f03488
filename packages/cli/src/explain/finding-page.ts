import type { EntryPoint, Finding } from '@perf-analyze/core';
import { lineOf } from '../render/place.js';
import { chainLines } from '../render/stylish/chain.js';
import { advice, spaced } from '../render/stylish/finding.js';
import { findingHeader } from '../render/stylish/finding-header.js';
import { frameLines } from '../render/stylish/frame.js';
import { labelled, type Labelled } from '../render/stylish/labelled.js';
import { counted } from '../text/counted.js';
import { shortDuration } from '../text/duration.js';
import { table } from '../text/table.js';
import { wrapped } from '../text/wrapped.js';
import type { Page } from './page.js';

/** Everything about a finding, every call and every entry point included. */
export function findingPage(finding: Finding, page: Page): string[] {
  const { width, paint } = page;
  return [
    ...findingHeader(finding, width, paint),
    ...wrapped(finding.message, width, '  '),
    ...spaced(frameLines(finding.location, page, paint)),
    ...spaced(chainLines(finding, { width, paint, most: Infinity })),
    '',
    ...labelled([...advice(finding), ...ranking(finding)], width, paint),
    ...spaced(entryLines(finding.entryPoints)),
    '',
  ];
}

function ranking(finding: Finding): Labelled[] {
  const { priority, impact, effortMinutes, api, loopDepth, location, id } = finding;
  return [
    ['priority', `${priority}, impact ${impact}, effort ${shortDuration(effortMinutes)}`],
    ['function', location.function],
    ...(api === null ? [] : [['api', api] as const]),
    ...(loopDepth > 0 ? [['loops', `inside ${counted(loopDepth, 'loop')}`] as const] : []),
    ['id', id],
  ];
}

function entryLines(entries: readonly EntryPoint[]): string[] {
  if (entries.length === 0) return [];
  const rows = entries.map((entry) => [entry.name, entry.kind, entry.reach, lineOf(entry)]);
  const titles = ['Entry point', 'Kind', 'Reach', 'Place'].map((title) => ({ title }));
  return [`  Reached from ${counted(entries.length, 'entry point')}`, '', ...table(titles, rows).map((line) => `    ${line}`)];
}
