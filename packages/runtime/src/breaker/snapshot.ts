import { checkOptions } from '../base/options/check-options.js';
import { integer, type Kind, number, oneOf } from '../base/options/kinds.js';

/** The state of a breaker as JSON. What a window has counted is not part of it. */
export interface BreakerSnapshot {
  readonly version: 1;
  readonly state: 'closed' | 'open';
  /** When an open breaker tries again, in milliseconds since 1970; 0 when it is closed. */
  readonly openUntil: number;
  /** How long it was open when it was open last, in milliseconds. */
  readonly openForMs: number;
  readonly consecutiveTrips: number;
}

const schema = {
  version: /* @__PURE__ */ version(),
  state: /* @__PURE__ */ oneOf('closed', 'open'),
  openUntil: /* @__PURE__ */ number(0),
  openForMs: /* @__PURE__ */ number(0),
  consecutiveTrips: /* @__PURE__ */ integer(0),
};

/** Reads what `exportState` made, be it from elsewhere. Throws an `OptionError`. */
export function readSnapshot(given: unknown): BreakerSnapshot {
  return checkOptions(given, schema, 'snapshot');
}

function version(): Kind<1> {
  return { expected: '1', read: (given) => (given === 1 ? given : undefined) };
}
