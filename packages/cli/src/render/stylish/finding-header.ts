import type { Finding } from '@perf-analyze/core';
import stringWidth from 'fast-string-width';
import { place } from '../place.js';
import type { Palette } from './palette.js';

const indentation = '  ';

/** Where the finding is, which detector made it, and how sure and how hot it is. */
export function findingHeader(finding: Finding, width: number, paint: Palette): string[] {
  const { location, detector, confidence, reach } = finding;
  const where = place(location);
  const what = `${paint.detector(detector)}  ${paint.dim(`${confidence} · ${reach}`)}`;
  const isShort = stringWidth(`${where}  ${what}`) + indentation.length <= width;
  return isShort
    ? [`${indentation}${paint.place(where)}  ${what}`]
    : [`${indentation}${paint.place(where)}`, `${indentation}${what}`];
}
