import { channelsOf, tracingOf } from '../base/telemetry/channels.js';
import type { events } from './events.js';

const channel = /* @__PURE__ */ channelsOf<typeof events>('timeout');

export const run = /* @__PURE__ */ tracingOf('timeout', 'run');
export const timedOut = /* @__PURE__ */ channel('timedOut');
export const late = /* @__PURE__ */ channel('late');
