import type { DetectorInfo } from '@perf-analyze/core';
import type { ReportingDescriptor } from 'sarif';
import { documentationUrl } from '../documentation-url.js';
import { impactLevels } from './levels.js';

/** A detector as SARIF describes it. */
export function rule(detector: DetectorInfo): ReportingDescriptor {
  const { name, title, summary, why, remedy, utility, impact, effortMinutes } = detector;
  const help = utility.length > 0 ? `Utilities: ${utility.join(', ')} of @perf-analyze/runtime.` : '';
  return {
    id: name,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: summary },
    help: { text: [why, remedy, help].filter(Boolean).join('\n\n'), markdown: helpMarkdown(detector) },
    helpUri: documentationUrl(name),
    defaultConfiguration: { level: impactLevels[impact] },
    properties: { tags: ['performance', 'event-loop'], impact, effortMinutes },
  };
}

function helpMarkdown({ name, why, remedy, utility, examples }: DetectorInfo): string {
  const helpers = utility.map((entry) => `\`${entry}\``).join(', ');
  return [
    why,
    `**Remedy:** ${remedy}`,
    ...(helpers ? [`**Utilities of \`@perf-analyze/runtime\`:** ${helpers}`] : []),
    ...codeBlock('Instead of', examples.bad.at(0)),
    ...codeBlock('write', examples.good.at(0)),
    `[More about ${name}](${documentationUrl(name)})`,
  ].join('\n\n');
}

function codeBlock(title: string, code: string | undefined): string[] {
  return code === undefined ? [] : [`${title}\n\n\`\`\`ts\n${code}\n\`\`\``];
}
