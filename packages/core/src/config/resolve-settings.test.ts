import { describe, expect, it } from 'vitest';
import { resolveSettings } from './resolve-settings.js';

describe('resolveSettings', () => {
  it('gives every file the base when there are no overrides', async () => {
    const settingsOf = await resolveSettings({ detectors: { 'sync-file-io': 'off' } });
    expect(settingsOf('src/orders.ts')).toEqual({ 'sync-file-io': 'off' });
  });

  it('lets later overrides win and adds settings to settings', async () => {
    const settingsOf = await resolveSettings({
      detectors: { 'oversized-file': { impact: 'medium', options: { lines: 400, functions: 20 } }, 'sync-file-io': 'off' },
      overrides: [
        { files: ['src/**'], detectors: { 'oversized-file': { effortMinutes: 60, options: { lines: 900 } } } },
        { files: ['src/legacy/**'], detectors: { 'oversized-file': 'on', 'sync-file-io': 'on' } },
        { files: ['src/legacy/prices.ts'], detectors: { 'oversized-file': 'off' } },
      ],
    });
    const raised = { impact: 'medium', effortMinutes: 60, options: { lines: 900, functions: 20 } };
    expect(settingsOf('src/orders.ts')).toEqual({ 'oversized-file': raised, 'sync-file-io': 'off' });
    expect(settingsOf('src/legacy/orders.ts')).toEqual({ 'oversized-file': raised, 'sync-file-io': 'on' });
    expect(settingsOf('src/legacy/prices.ts')).toEqual({ 'oversized-file': 'off', 'sync-file-io': 'on' });
  });

  it('shares one object among files to which the same overrides apply', async () => {
    const settingsOf = await resolveSettings({ overrides: [{ files: ['tools/**'], detectors: { 'sync-file-io': 'off' } }] });
    expect(settingsOf('tools/a.ts')).toBe(settingsOf('tools/b.ts'));
    expect(settingsOf('tools/a.ts')).not.toEqual(settingsOf('src/a.ts'));
  });

  it('matches folders whose names begin with a dot', async () => {
    const settingsOf = await resolveSettings({ overrides: [{ files: ['**/*.ts'], detectors: { 'sync-file-io': 'off' } }] });
    expect(settingsOf('.storybook/main.ts')).toEqual({ 'sync-file-io': 'off' });
  });
});
