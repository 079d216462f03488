import { channel, tracingChannel, type TracingChannel } from 'node:diagnostics_channel';
import type { EventCatalog, Messages } from './events.js';

/** Publishes one kind of message. Ask `hasSubscribers` before a message is built. */
export interface EventChannel<Message> {
  readonly name: string | symbol;
  readonly hasSubscribers: boolean;
  publish(message: Message): void;
}

/** Opens the channels `perf-analyze:<utility>:<event>`, whose names and messages are those of the catalog. */
export function channelsOf<Events extends EventCatalog>(utility: string) {
  return <Event extends keyof Events & string>(event: Event): EventChannel<Messages<Events>[Event]> => channel(`perf-analyze:${utility}:${event}`);
}

/** Opens the tracing channel of an operation: `tracing:perf-analyze:<utility>:<operation>:start` and its siblings. */
export function tracingOf(utility: string, operation: string): TracingChannel {
  return tracingChannel(`perf-analyze:${utility}:${operation}`);
}
