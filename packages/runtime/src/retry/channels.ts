import { channelsOf, tracingOf } from '../base/telemetry/channels.js';
import type { events } from './events.js';

const channel = /* @__PURE__ */ channelsOf<typeof events>('retry');

export const run = /* @__PURE__ */ tracingOf('retry', 'run');
export const retried = /* @__PURE__ */ channel('retried');
export const gaveUp = /* @__PURE__ */ channel('gaveUp');
export const late = /* @__PURE__ */ channel('late');
export const hedge = /* @__PURE__ */ tracingOf('retry', 'hedge');
export const hedged = /* @__PURE__ */ channel('hedged');
