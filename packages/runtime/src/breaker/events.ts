import type { EventCatalog } from '../base/telemetry/events.js';

export const events = {
  run: { when: 'A call was run.', message: { breaker: 'string' }, isTraced: true },
  opened: { when: 'A breaker lets no call through for a while.', message: { breaker: 'string', openForMs: 'number', consecutiveTrips: 'number' } },
  halfOpened: { when: 'An open breaker lets its first trial through.', message: { breaker: 'string' } },
  closed: { when: 'The trials succeeded: a breaker lets all calls through.', message: { breaker: 'string' } },
  forced: { when: 'A breaker was told its state, or let go.', message: { breaker: 'string', mode: 'string' } },
  refused: { when: 'A call was refused.', message: { breaker: 'string', retryAfterMs: 'number' } },
  classifyFailed: { when: 'The function `classify` threw; the call counts as a failure.', message: { breaker: 'string', error: 'unknown' } },
} as const satisfies EventCatalog;
