import type { DetectorInfo } from '@perf-analyze/core';
import { documentationUrl } from '../render/documentation-url.js';
import { labelled, type Labelled } from '../render/stylish/labelled.js';
import { shortDuration } from '../text/duration.js';
import { wrapped } from '../text/wrapped.js';
import type { Page } from './page.js';

/** Everything about a detector. */
export function detectorPage(detector: DetectorInfo, { width, paint }: Page): string[] {
  return [
    `${paint.detector(detector.name)}  ${paint.title(detector.title)}`,
    ...wrapped(detector.summary, width, ''),
    '',
    ...labelled(facts(detector), width, paint),
    ...options(detector, width),
    ...examples('Instead of', detector.examples.bad),
    ...examples('Write', detector.examples.good),
  ];
}

function facts({ name, why, remedy, utility, impact, effortMinutes, defaultReach }: DetectorInfo): Labelled[] {
  const facts: Labelled[] = [
    ['why', why],
    ['remedy', remedy],
    ['utility', utility.length > 0 ? `${utility.join(', ')} (@perf-analyze/runtime)` : ''],
    ['impact', impact],
    ['effort', shortDuration(effortMinutes)],
    ['reach', defaultReach.join(', ')],
    ['docs', documentationUrl(name)],
  ];
  return facts.filter(([, text]) => text !== '');
}

function options({ options: all }: DetectorInfo, width: number): string[] {
  if (all.length === 0) return [];
  const lines = all.flatMap(({ name, default: value, description }) =>
    wrapped(`${name} (default ${String(value)}): ${description}`, width, '    '),
  );
  return ['', '  Options', ...lines];
}

function examples(title: string, codes: readonly string[]): string[] {
  return codes.flatMap((code) => ['', `  ${title}`, '', ...code.trimEnd().split('\n').map((line) => `    ${line}`.trimEnd())]);
}
