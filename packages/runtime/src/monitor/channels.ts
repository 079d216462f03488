import { channelsOf } from '../base/telemetry/channels.js';
import type { events } from './events.js';

const channel = /* @__PURE__ */ channelsOf<typeof events>('monitor');

export const measured = /* @__PURE__ */ channel('measured');
export const dropped = /* @__PURE__ */ channel('dropped');
export const overflowed = /* @__PURE__ */ channel('overflowed');
export const logFailed = /* @__PURE__ */ channel('logFailed');
