import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { channelName, readCatalogs, toPage } from '../../scripts/channel-page.js';

const catalogs = await readCatalogs();
const page = new URL('../../../../docs/runtime/channels.md', import.meta.url);

interface Opened {
  readonly name?: string;
  readonly start?: { readonly name: string };
}

describe('channels', () => {
  it('are documented as the catalogs have them: `npm run generate -w packages/runtime`', () => {
    expect(readFileSync(page, 'utf8')).toBe(toPage(catalogs));
  });

  it('describe every event in a sentence', () => {
    const sentences = catalogs.flatMap(({ events }) => Object.values(events).map(({ when }) => when));
    expect(sentences.filter((sentence) => !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
  });

  it('are opened by the code, each under the name of its event', async () => {
    for (const { utility, events } of catalogs) {
      const opened = (await import(`../../src/${utility}/channels.ts`)) as Record<string, Opened>;
      const names = Object.fromEntries(Object.entries(opened).map(([event, { name, start }]) => [event, start?.name ?? name]));
      const expected = Object.entries(events).map(([event, { isTraced }]) => [event, isTraced ? `tracing:${channelName(utility, event)}:start` : channelName(utility, event)]);
      expect(names).toEqual(Object.fromEntries(expected));
    }
  });
});
