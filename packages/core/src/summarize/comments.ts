import type { LineTable } from './line-table.js';
import type { FunctionSummary, Suppression } from './module-summary.js';
import type { Comment } from './parse.js';

const SUPPRESSION = /^[\s*]*perf-analyze-ignore-next-line\b[ \t]*([^\r\n]*)/;

/** Reads `perf-analyze-ignore-next-line <detector>, <detector> -- reason` comments. */
export function readSuppressions(comments: readonly Comment[], lines: LineTable): Suppression[] {
  return comments.flatMap(({ value, range: [start, end] }) => {
    const match = SUPPRESSION.exec(value);
    if (!match) return [];
    const [names, ...reason] = match[1].split('--');
    const detectors = names.split(/[\s,]+/).filter((name) => name !== '');
    const at: [number, number] = [lines.line(start), lines.column(start)];
    const common = { line: lines.line(end) + 1, at, reason: reason.join('--').replace(/\*+\/?\s*$/, '').trim() || null };
    return (detectors.length > 0 ? detectors : ['*']).map((detector) => ({ ...common, detector }));
  });
}

const DECLARED = /@(blocking|nonblocking)\b/;

/** Reads the tags `@blocking` and `@nonblocking` of the JSDoc comments that stand right before functions. */
export function readJsDoc(comments: readonly Comment[], lines: LineTable, functions: readonly FunctionSummary[]): void {
  for (const { type, value, range } of comments) {
    const tag = type === 'Block' && value.startsWith('*') ? DECLARED.exec(value) : null;
    if (!tag) continue;
    const line = lines.line(range[1]);
    const target = functions.find((candidate) => candidate.kind !== 'module' && candidate.range[0] >= line && candidate.range[0] <= line + 1);
    if (target) target.declared = tag[1] as 'blocking' | 'nonblocking';
  }
}
