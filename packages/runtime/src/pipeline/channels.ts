import { tracingOf } from '../base/telemetry/channels.js';

export const run = /* @__PURE__ */ tracingOf('pipeline', 'run');
