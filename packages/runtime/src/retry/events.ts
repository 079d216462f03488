import type { EventCatalog } from '../base/telemetry/events.js';

export const events = {
  run: { when: 'A call was run.', message: { retry: 'string' }, isTraced: true },
  retried: { when: 'An attempt failed, and another will follow.', message: { retry: 'string', attempt: 'number', delayMs: 'number', error: 'unknown' } },
  gaveUp: { when: 'An attempt failed, and no other follows.', message: { retry: 'string', attempts: 'number', stoppedBy: 'string', error: 'unknown' } },
  late: { when: 'An attempt failed when nobody waited for it any more.', message: { retry: 'string', error: 'unknown' } },
  hedge: { when: 'A hedged call was run.', message: { hedge: 'string' }, isTraced: true },
  hedged: { when: 'An extra attempt was started, since the others take long.', message: { hedge: 'string', attempt: 'number' } },
} as const satisfies EventCatalog;
