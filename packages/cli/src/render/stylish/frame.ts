import type { Range } from '@perf-analyze/core';
import { codeFrame, type FrameLine } from '../../text/code-frame.js';
import type { RenderContext } from '../renderer.js';
import type { Palette } from './palette.js';

type FrameContext = Pick<RenderContext, 'readLines' | 'width'>;

/** The code around a range, or nothing where the file cannot be read. */
export function frameLines(range: Range, context: FrameContext, paint: Palette): string[] {
  const { readLines, width } = context;
  const lines = readLines(range.file);
  if (lines === null) return [];
  const paintLine: Record<FrameLine['kind'], (line: FrameLine) => string> = {
    context: ({ gutter, text }) => `    ${paint.dim(`${gutter}${text}`.trimEnd())}`,
    target: ({ gutter, text }) => `  ${paint.caret('>')} ${gutter}${text}`,
    caret: ({ gutter, text }) => `    ${paint.dim(gutter)}${paint.caret(text)}`,
  };
  return codeFrame(range, lines, width - 4).map((line) => paintLine[line.kind](line));
}
