import { existsSync, readdirSync } from 'node:fs';
import type { EventCatalog } from '../src/base/telemetry/events.js';

const sources = new URL('../src/', import.meta.url);

export interface UtilityCatalog {
  readonly utility: string;
  readonly events: EventCatalog;
}

/** The catalogs of all utilities that have one. */
export async function readCatalogs(): Promise<UtilityCatalog[]> {
  const utilities = readdirSync(sources).filter((folder) => existsSync(new URL(`${folder}/events.ts`, sources)));
  return Promise.all(
    utilities.map(async (utility) => {
      const { events } = (await import(new URL(`${utility}/events.ts`, sources).href)) as { events: EventCatalog };
      return { utility, events };
    }),
  );
}

export function channelName(utility: string, event: string): string {
  return `perf-analyze:${utility}:${event}`;
}

/** The page of all channels. */
export function toPage(catalogs: readonly UtilityCatalog[]): string {
  const rows = catalogs.flatMap(({ utility, events }) =>
    Object.entries(events).map(([event, { when, message, isTraced }]) => {
      const fields = Object.entries(message).map(([field, type]) => `\`${field}\`: ${type}`);
      return `| \`${isTraced ? 'tracing:' : ''}${channelName(utility, event)}\` | ${when} | ${fields.join(', ')} |`;
    }),
  );
  return `${[
    '# Channels',
    '',
    'Every utility publishes on [`node:diagnostics_channel`](https://nodejs.org/docs/latest/api/diagnostics_channel.html); a message is built only while somebody subscribes.',
    'A name that begins with `tracing:` stands for the `:start`, `:end`, `:asyncStart`, `:asyncEnd` and `:error` of one call each.',
    '',
    '| channel | published when | message |',
    '|---|---|---|',
    ...rows,
  ].join('\n')}\n`;
}
