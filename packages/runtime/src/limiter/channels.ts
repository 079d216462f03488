import { channelsOf, tracingOf } from '../base/telemetry/channels.js';
import type { events } from './events.js';

const channel = /* @__PURE__ */ channelsOf<typeof events>('limiter');

export const run = /* @__PURE__ */ tracingOf('limiter', 'run');
export const refused = /* @__PURE__ */ channel('refused');
export const paused = /* @__PURE__ */ channel('paused');
export const adapted = /* @__PURE__ */ channel('adapted');
