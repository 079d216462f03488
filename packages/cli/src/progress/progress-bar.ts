import type { Progress } from '@perf-analyze/core';
import type { Host } from '../host.js';
import { grouped } from '../text/counted.js';

/** A bar on the terminal that shows how far a run has come. */
export interface ProgressBar {
  show: (progress: Progress) => void;
  /** Leaves the line as if nothing had been there. */
  end: () => void;
}

const patienceMs = 500;
const frameMs = 80;
const barWidth = 24;
const eraseLine = '\r\u001b[2K';

const stages: Record<Progress['stage'], string> = {
  discover: 'Looking for files',
  summarize: 'Reading',
  link: 'Linking calls',
  judge: 'Judging',
};

const silent: ProgressBar = { show: () => undefined, end: () => undefined };

/** A bar for long runs on a terminal; elsewhere one that stays silent. */
export function progressBar(host: Host, isWanted: boolean): ProgressBar {
  if (!isWanted || !host.stderr.isTTY || host.env['TERM'] === 'dumb') return silent;
  let next = host.now() + patienceMs;
  let isShown = false;
  const erase = () => {
    if (isShown) void host.stderr.write(eraseLine);
    isShown = false;
  };
  host.signal.addEventListener('abort', erase);
  return {
    show(progress) {
      const now = host.now();
      if (now < next) return;
      next = now + frameMs;
      isShown = true;
      void host.stderr.write(eraseLine + barLine(progress).slice(0, (host.stderr.columns ?? 80) - 1));
    },
    end() {
      host.signal.removeEventListener('abort', erase);
      erase();
    },
  };
}

/** `Reading            ████████████░░░░░░░░░░░░  1,230 of 2,460`. */
export function barLine({ stage, done, total }: Progress): string {
  const name = stages[stage].padEnd(17);
  if (total === 0) return name.trimEnd();
  const filled = Math.min(barWidth, Math.round((done / total) * barWidth));
  return `${name}  ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}  ${grouped(done)} of ${grouped(total)}`;
}
