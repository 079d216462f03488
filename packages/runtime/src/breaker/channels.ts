import { channelsOf, tracingOf } from '../base/telemetry/channels.js';
import type { events } from './events.js';

const channel = /* @__PURE__ */ channelsOf<typeof events>('breaker');

export const run = /* @__PURE__ */ tracingOf('breaker', 'run');
export const opened = /* @__PURE__ */ channel('opened');
export const halfOpened = /* @__PURE__ */ channel('halfOpened');
export const closed = /* @__PURE__ */ channel('closed');
export const forced = /* @__PURE__ */ channel('forced');
export const refused = /* @__PURE__ */ channel('refused');
export const classifyFailed = /* @__PURE__ */ channel('classifyFailed');
