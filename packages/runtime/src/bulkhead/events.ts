import type { EventCatalog } from '../base/telemetry/events.js';

export const events = {
  run: { when: 'A call was run.', message: { bulkhead: 'string' }, isTraced: true },
  refused: { when: 'A call was refused, since all places were taken, or none was left in time.', message: { bulkhead: 'string', limit: 'number', waiting: 'number' } },
  adapted: { when: 'An adaptive limit changed.', message: { bulkhead: 'string', limit: 'number' } },
} as const satisfies EventCatalog;
