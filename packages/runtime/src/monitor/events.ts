import type { EventCatalog } from '../base/telemetry/events.js';

export const events = {
  measured: { when: 'A measured call or a span ended.', message: { monitor: 'string', series: 'string', durationMs: 'number', isError: 'boolean' } },
  dropped: { when: 'A value was dropped, since it is no finite number from 0.', message: { monitor: 'string', series: 'string', value: 'unknown' } },
  overflowed: { when: 'A table of series is full; what is new shares one series from now on.', message: { monitor: 'string', series: 'string' } },
  logFailed: { when: 'The function given to `logEvery` threw.', message: { monitor: 'string', error: 'unknown' } },
} as const satisfies EventCatalog;
