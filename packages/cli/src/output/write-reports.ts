import { resolve } from 'node:path';
import type { Report } from '@perf-analyze/core';
import type { Core, Host } from '../host.js';
import { renderers } from '../render/renderers.js';
import { hasColor } from '../text/has-color.js';
import { sourceReader } from '../text/source-lines.js';
import { textWidth } from '../text/text-width.js';
import type { OutputTarget } from './output-request.js';
import { writeAtomically } from './write-atomically.js';

/** What the renderers are told besides the report. */
export interface Presentation {
  quiet: boolean;
  notes: readonly string[];
}

/** Renders the report for every target and writes it there. */
export async function writeReports(
  report: Report,
  targets: readonly OutputTarget[],
  presentation: Presentation,
  { host, core }: { host: Host; core: Core },
): Promise<void> {
  const readLines = sourceReader(host.cwd);
  for (const { format, file } of targets) {
    const isTerminal = file === null;
    const text = renderers[format](report, {
      ...presentation,
      detectors: core.detectors,
      readLines,
      width: isTerminal ? textWidth(host.stdout, host.env) : 80,
      color: isTerminal && hasColor(host.stdout.isTTY, host.env),
    });
    const whole = text.endsWith('\n') ? text : `${text}\n`;
    await (file === null ? host.stdout.write(whole) : writeAtomically(resolve(host.cwd, file), whole, host.signal));
  }
}
