import { channelsOf } from '../base/telemetry/channels.js';
import type { events } from './events.js';

const channel = /* @__PURE__ */ channelsOf<typeof events>('cache');

export const evicted = /* @__PURE__ */ channel('evicted');
export const loadFailed = /* @__PURE__ */ channel('loadFailed');
