import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { print, type Snapshot } from './snapshot.js';

const here = new URL('.', import.meta.url);
const snapshots = readdirSync(here).filter((file) => file.endsWith('.json'));

describe('snapshots of corpora', () => {
  it.each(snapshots)('%s reads back as it was written', (file) => {
    const text = readFileSync(new URL(file, here), 'utf8');
    expect(print(JSON.parse(text) as Snapshot)).toBe(text);
  });

  it('puts one finding on a line', () => {
    const finding = { at: 'till.js:3', detector: 'sync-file-io', priority: 'P0', confidence: 'definite', reach: 'request', api: 'node:fs#readFileSync', id: '1' } as const;
    const text = print({ package: 'shop@1.0.0', files: 2, findings: [finding, { ...finding, id: '2' }] });
    expect(text.split('\n').filter((line) => line.includes('till.js'))).toHaveLength(2);
    expect(JSON.parse(text)).toHaveProperty('findings.1.id', '2');
  });
});
