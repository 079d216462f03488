import type { DetectorInfo, Finding } from '@perf-analyze/core';
import { analyzeModule } from '@perf-analyze/core/file';
import type { AST, Rule } from 'eslint';
import { parsedFile } from './parsed-file.js';

const documentation = 'https://github.com/perf-analyze/perf-analyze/blob/main/docs/detectors';

/** The rule that shows what one detector finds. */
export function toRule({ name, summary, impact, options }: DetectorInfo): Rule.RuleModule {
  return {
    meta: {
      type: impact === 'critical' || impact === 'high' ? 'problem' : 'suggestion',
      docs: { description: summary, url: `${documentation}/${name}.md`, recommended: true },
      messages: { finding: '{{message}} {{remedy}}' },
      schema: [{ type: 'object', properties: Object.fromEntries(options.map((option) => [option.name, schemaOf(option)])), additionalProperties: false }],
    },
    create: (context) => ({
      Program() {
        const [chosen = {}] = context.options as [Record<string, number>?];
        for (const finding of analyzeModule(parsedFile(context), { only: [name], detectors: { [name]: { options: chosen } } })) {
          context.report({ messageId: 'finding', data: { message: finding.message, remedy: finding.remedy }, loc: locationOf(finding) });
        }
      },
    }),
  };
}

function schemaOf(option: DetectorInfo['options'][number]): object {
  return { type: 'integer', minimum: 0, default: option.default, description: option.description };
}

/** ESLint counts columns from 0. */
function locationOf({ location: { line, column, endLine, endColumn } }: Finding): AST.SourceLocation {
  return { start: { line, column: column - 1 }, end: { line: endLine, column: endColumn - 1 } };
}
