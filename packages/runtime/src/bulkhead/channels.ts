import { channelsOf, tracingOf } from '../base/telemetry/channels.js';
import type { events } from './events.js';

const channel = /* @__PURE__ */ channelsOf<typeof events>('bulkhead');

export const run = /* @__PURE__ */ tracingOf('bulkhead', 'run');
export const refused = /* @__PURE__ */ channel('refused');
export const adapted = /* @__PURE__ */ channel('adapted');
