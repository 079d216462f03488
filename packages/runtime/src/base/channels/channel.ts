import { channel as diagnosticsChannel, tracingChannel } from 'node:diagnostics_channel';

const PREFIX = 'perf-analyze:';

/** A named stream of messages. Ask `hasSubscribers` before a message is built, so that a channel nobody reads costs one check. */
export interface Channel<Message extends object> {
  readonly name: string;
  readonly hasSubscribers: boolean;
  publish(message: Message): void;
}

/** The start, end, asynchronous end and error of one call each, as `node:diagnostics_channel` defines them. */
export interface Tracing<Context extends object> {
  readonly hasSubscribers: boolean;
  tracePromise<Result>(work: () => PromiseLike<Result>, context: Context): Promise<Result>;
}

/** What the channels of a utility carry, by their full names: `MessagesOf<'limiter', typeof import('./channels.js')>`. */
export type MessagesOf<Utility extends string, Channels> = {
  readonly [Event in keyof Channels & string as Channels[Event] extends Channel<object> ? `perf-analyze:${Utility}:${Event}` : never]: MessageOf<Channels[Event]>;
};

type MessageOf<Given> = Given extends Channel<infer Message> ? Message : never;
type ChannelName = `${string}:${string}`;

/** The channel `perf-analyze:<utility>:<event>` of `node:diagnostics_channel`, typed. */
export function channel<Message extends object>(name: ChannelName): Channel<Message> {
  return diagnosticsChannel(PREFIX + name) as unknown as Channel<Message>;
}

/** The channels `tracing:perf-analyze:<utility>:<call>:<start, end, asyncStart, asyncEnd or error>`, typed. */
export function tracing<Context extends object>(name: ChannelName): Tracing<Context> {
  return tracingChannel(PREFIX + name);
}
