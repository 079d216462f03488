import type { EventCatalog } from '../base/telemetry/events.js';

export const events = {
  run: { when: 'A call was run.', message: { name: 'string' }, isTraced: true },
  timedOut: { when: 'Work took longer than it may.', message: { name: 'string', ms: 'number', ignoredSignal: 'boolean' } },
  late: { when: 'Work ended when nobody waited for it any more.', message: { name: 'string', isFailure: 'boolean', outcome: 'unknown' } },
} as const satisfies EventCatalog;
