import type { Detector } from '../../src/detectors/detector.js';
import { effectiveImpact, priorityOf } from '../../src/rank/priority.js';
import type { Impact, Reach } from '../../src/report/report.js';
import { priorityAtUnknown } from './detector-page.js';
import { code, page, table } from './markdown.js';

const IMPACTS: readonly Impact[] = ['critical', 'high', 'medium', 'low'];
const COLUMNS: readonly { reach: Reach; inLoop: boolean; head: string }[] = [
  { reach: 'request', inLoop: true, head: '`request`, in a loop' },
  { reach: 'request', inLoop: false, head: '`request`' },
  { reach: 'unknown', inLoop: true, head: '`background`, `unknown`, in a loop' },
  { reach: 'unknown', inLoop: false, head: '`background`, `unknown`' },
  { reach: 'startup', inLoop: false, head: '`startup`' },
  { reach: 'tooling', inLoop: false, head: '`tooling`' },
];

/** All detectors, and how their findings are ranked. */
export function indexPage(detectors: readonly Detector[]): string {
  return page('packages/core/src/detectors and packages/core/src/rank/priority.ts', [
    '# Detectors',
    detectorTable(detectors, ''),
    'The [catalogue](catalogue.md) lists the APIs that they know.',
    '## How urgent a finding is',
    'The impact of a call or place, at the reach of the path that it lies on:',
    table(['impact', ...COLUMNS.map(({ head }) => head)], IMPACTS.map((impact) => [impact, ...COLUMNS.map((column) => effectiveImpact({ impact, pinned: false, lower: 0, ...column }))])),
    'The impact of some APIs is fixed: reach does not change it, and a loop lifts `low` to `medium` and no further. What runs once per key of a cache goes one level down.',
    'The priority, by that impact and the minutes that one repair takes:',
    table(['impact', 'up to 60 min', 'up to 120 min', 'more'], IMPACTS.map((impact) => [impact, ...[60, 120, 121].map((minutes) => priorityOf(impact, minutes, 'definite'))])),
    'A finding that is only `possible` is never above P2.',
  ]);
}

/** One row per detector; `folder` is the way to their pages. */
export function detectorTable(detectors: readonly Detector[], folder: string): string {
  return table(
    ['detector', 'what is wrong', 'impact', 'effort', 'priority'],
    detectors.map(({ name, summary, impact, effortMinutes }) => [`[${code(name)}](${folder}${name}.md)`, summary, impact, `${effortMinutes} min`, priorityAtUnknown(impact, effortMinutes)]),
  );
}
