import { channelsOf } from '../base/telemetry/channels.js';
import type { events } from './events.js';

const channel = /* @__PURE__ */ channelsOf<typeof events>('timeout');

export const timedOut = /* @__PURE__ */ channel('timedOut');
export const late = /* @__PURE__ */ channel('late');
