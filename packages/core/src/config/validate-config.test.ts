import { describe, expect, it } from 'vitest';
import { UsageError } from '../usage-error.js';
import type { Config } from './config.js';
import { validateConfig } from './validate-config.js';

const lines = { name: 'lines', default: 500, description: 'Lines of a file that is too long.' };
const DETECTORS = [{ name: 'sync-file-io', options: [] }, { name: 'oversized-file', options: [lines] }, { name: 'await-in-loop', options: [] }];

async function complaint(value: unknown): Promise<string> {
  const error: unknown = await validateConfig(value, 'perf-analyze.config.ts', DETECTORS).catch((reason: unknown) => reason);
  if (!(error instanceof UsageError)) throw new Error('the configuration was accepted');
  return error.message;
}

const complete: Config = {
  ignore: ['legacy/**'],
  preset: 'server',
  detectors: { 'sync-file-io': { impact: 'critical', effortMinutes: 20, reach: ['request'] }, 'oversized-file': { options: { lines: 400 } } },
  reach: ['request', 'background'],
  priority: 'P2',
  confidence: 'probable',
  failOn: 'never',
  types: 'auto',
  deps: true,
  threads: 'auto',
  blocking: [{ module: 'our-printer', export: 'renderSync', replacement: 'render', impact: 'critical' }],
  nonBlocking: [{ module: 'node:fs', export: 'existsSync' }],
  overrides: [{ files: ['tools/**'], role: 'script', detectors: { 'await-in-loop': 'on' } }],
};

describe('validateConfig', () => {
  it('returns a complete configuration as it is', async () => {
    expect(await validateConfig(complete, 'perf-analyze.config.ts', DETECTORS)).toEqual(complete);
  });

  it('accepts every detector name when there is no list', async () => {
    expect(await validateConfig({ detectors: { 'our-own': 'off' } }, 'config')).toEqual({ detectors: { 'our-own': 'off' } });
  });

  it.each([
    [{ detectors: { 'sync-file-io': { impact: 'huge' } } }, 'detectors.sync-file-io.impact must be one of critical, high, medium, low, not "huge"'],
    [{ detectors: { 'sync-file-io': { impct: 'high' } } }, 'detectors.sync-file-io.impct is unknown; did you mean impact?'],
    [{ detectors: { 'sync-file-io': 'of' } }, 'detectors.sync-file-io must be "off", "on" or an object of settings, not "of"'],
    [{ detectors: { 'sync-file-oi': 'off' } }, 'detectors.sync-file-oi is no detector; did you mean sync-file-io?'],
    [{ detectors: { zebra: 'off' } }, 'detectors.zebra is no detector; known are sync-file-io, oversized-file, await-in-loop'],
    [{ detectors: { 'oversized-file': { options: { line: 400 } } } }, 'detectors.oversized-file.options.line is unknown; did you mean lines?'],
    [{ detectors: { 'oversized-file': { options: { lines: 'many' } } } }, 'detectors.oversized-file.options.lines must be a number, not "many"'],
    [{ detectors: { 'sync-file-io': { options: { bytes: 10 } } } }, 'detectors.sync-file-io.options.bytes is unknown; this detector has no options'],
    [{ overrides: [{ files: ['a.ts'], detectors: { 'oversized-file': { options: { rows: 1 } } } }] }, 'overrides[0].detectors.oversized-file.options.rows is unknown; known are lines'],
    [{ overrides: [{ files: ['a.ts'] }, { files: 'b.ts' }] }, 'overrides[1].files must be a list, not "b.ts"'],
    [{ overrides: [{ role: 'test' }] }, 'overrides[0].files is missing: it must be a list'],
    [{ overrides: [{ files: ['a.ts'], detectors: { 'sync-fil-io': 'off' } }] }, 'overrides[0].detectors.sync-fil-io is no detector; did you mean sync-file-io?'],
    [{ ignore: ['!src/**'] }, 'ignore[0] must not begin with "!": name the files that are meant'],
    [{ threads: -1 }, 'threads must be "auto" or a whole number of threads, 0 or more, not -1'],
    [{ threads: 'many' }, 'threads must be "auto" or a whole number of threads, 0 or more, not "many"'],
    [{ detecters: {} }, 'detecters is unknown; did you mean detectors?'],
    [{ deps: 'yes' }, 'deps must be true or false, not "yes"'],
    [{ blocking: [{ module: '', export: 'read' }] }, 'blocking[0].module must not be empty, not ""'],
    [[], 'the configuration must be an object'],
    [null, 'the configuration must be an object, not null'],
    [undefined, 'the configuration is missing: it must be an object'],
  ])('says what is wrong with %j', async (value, expected) => {
    expect(await complaint(value)).toBe(`perf-analyze.config.ts: ${expected}`);
  });

  it('names every mistake', async () => {
    expect((await complaint({ priority: 'P9', deps: 1 })).split('\n')).toEqual([
      'perf-analyze.config.ts: priority must be one of P0, P1, P2, P3, not "P9"',
      'perf-analyze.config.ts: deps must be true or false, not 1',
    ]);
  });
});
