import type { EventCatalog } from '../base/telemetry/events.js';

export const events = {
  run: { when: 'A call went through a pipeline.', message: { pipeline: 'string' }, isTraced: true },
} as const satisfies EventCatalog;
