import type { EventCatalog } from '../base/telemetry/events.js';

export const events = {
  run: { when: 'A call was run.', message: { limiter: 'string' }, isTraced: true },
  refused: { when: 'A call was refused, since there was no room, or none before its deadline.', message: { limiter: 'string', retryAfterMs: 'number' } },
  paused: { when: 'A limiter starts nobody for a while.', message: { limiter: 'string', pauseMs: 'number' } },
  adapted: { when: 'An adaptive limiter changed the part of its rate that it uses.', message: { limiter: 'string', share: 'number' } },
} as const satisfies EventCatalog;
