import type { EventCatalog } from '../base/telemetry/events.js';

export const events = {
  evicted: { when: 'An entry went because of the limits or of its age.', message: { cache: 'string', reason: 'string' } },
  loadFailed: { when: 'A loader failed or took too long.', message: { cache: 'string', error: 'unknown' } },
} as const satisfies EventCatalog;
