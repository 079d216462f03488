import type { Host } from '../host.js';
import { palette } from '../render/stylish/palette.js';
import { shortDuration } from '../text/duration.js';
import { hasColor } from '../text/has-color.js';
import { textWidth } from '../text/text-width.js';
import { wrapped } from '../text/wrapped.js';

/** `perf-analyze list`: the detectors, one paragraph each. */
export async function list(host: Host): Promise<number> {
  const { detectors } = await host.loadCore();
  const width = textWidth(host.stdout, host.env);
  const paint = palette(hasColor(host.stdout.isTTY, host.env));
  const paragraphs = detectors.map(({ name, title, summary, impact, effortMinutes }) =>
    [
      `${paint.detector(name)}  ${paint.dim(`${title}, ${impact}, ${shortDuration(effortMinutes)}`)}`,
      ...wrapped(summary, width, '  '),
    ].join('\n'),
  );
  await host.stdout.write(`${paragraphs.join('\n\n')}\n`);
  return 0;
}
