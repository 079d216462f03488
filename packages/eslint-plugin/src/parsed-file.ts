import { discoverFile, type ParsedFile } from '@perf-analyze/core/file';
import type { Rule, SourceCode } from 'eslint';

const files = new WeakMap<SourceCode, ParsedFile>();

/** The file that ESLint holds, as core reads it. All rules get the same object, so that core walks it once. */
export function parsedFile({ sourceCode, filename, cwd }: Rule.RuleContext): ParsedFile {
  const known = files.get(sourceCode);
  if (known) return known;
  const file: ParsedFile = {
    ...discoverFile(filename, cwd),
    text: sourceCode.text,
    // Both names stand for an ESTree; where the parser is typescript-eslint's, also for its own nodes.
    program: sourceCode.ast as unknown as ParsedFile['program'],
    comments: sourceCode.getAllComments() as ParsedFile['comments'],
  };
  files.set(sourceCode, file);
  return file;
}
