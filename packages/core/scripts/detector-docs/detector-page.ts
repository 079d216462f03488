import { apisOf } from '../../src/catalog/blocking/lookup.js';
import type { CatalogEntry } from '../../src/catalog/entry.js';
import type { Detector } from '../../src/detectors/detector.js';
import { effectiveImpact, priorityOf } from '../../src/rank/priority.js';
import type { Impact, Priority } from '../../src/report/report.js';
import { block, code, listed, page, table } from './markdown.js';

/** Everything about one detector. */
export function detectorPage(detector: Detector, catalog: readonly CatalogEntry[]): string {
  const { name, title, summary, why, remedy, examples, impact, effortMinutes, defaultReach } = detector;
  return page(`packages/core/src/detectors/${name}.ts`, [
    `# ${name}`,
    `**${title}.** ${summary}`,
    table(['impact', 'effort', 'priority', 'shown at'], [[impact, `${effortMinutes} min`, priorityAtUnknown(impact, effortMinutes), defaultReach.map(code).join(', ')]]),
    `This holds where nothing is known of how hot the path is. [Reach and loops](README.md#how-urgent-a-finding-is) raise and lower it, unless the finding says otherwise.${byRow(detector, catalog)}`,
    '## Why it matters',
    why,
    '## Instead of',
    ...examples.bad.map(block),
    '## Write',
    ...examples.good.map(block),
    '## Remedy',
    remedy,
    utilities(detector),
    ...options(detector),
    '## Where it is wrong',
    `\`// perf-analyze-ignore-next-line ${name} -- reason\` silences one line. \`detectors: { '${name}': 'off' }\` in the [configuration](../cli.md#configuration) turns it off, \`reach: [...]\` there changes where it is shown.`,
  ]);
}

/** The priority of a definite finding, outside loops, where reach says nothing. */
export function priorityAtUnknown(impact: Impact, effortMinutes: number): Priority {
  return priorityOf(effectiveImpact({ impact, reach: 'unknown', inLoop: false, pinned: false, lower: 0 }), effortMinutes, 'definite');
}

function byRow({ category, title }: Detector, catalog: readonly CatalogEntry[]): string {
  if (category === undefined) return '';
  const rows = catalog.filter((row) => row.category === category);
  return ` What is called counts too: the [catalogue](catalogue.md#${anchor(title)}) gives each of ${new Set(rows.flatMap(apisOf)).size} APIs its own impact.`;
}

/** The anchor that GitHub makes of a heading. */
export function anchor(heading: string): string {
  return heading.toLowerCase().replace(/[^\w\s-]/g, '').replaceAll(' ', '-');
}

function utilities({ utility }: Detector): string {
  return utility.length === 0 ? '' : `${listed(utility.map(code))} of \`@perf-analyze/runtime\` ${utility.length === 1 ? 'helps' : 'help'} with it.`;
}

function options({ options: all, name }: Detector): string[] {
  if (all.length === 0) return [];
  const rows = all.map((option) => [code(option.name), String(option.default), option.description]);
  const example = `detectors: { '${name}': { options: { ${all[0].name}: ${all[0].default} } } }`;
  return ['## Options', table(['option', 'default', 'meaning'], rows), `In the configuration: ${code(example)}.`];
}
