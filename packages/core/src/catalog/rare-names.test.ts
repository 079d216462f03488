import { describe, expect, test } from 'vitest';
import { isRareFunction, isRareRoute } from './rare-names.js';

describe('rare names', () => {
  test.each(['restore', 'Backup.restore', 'installPlugin', 'Store#restart', 'setup_shop', 'Setup'])('%s is asked for once in a while', (name) => {
    expect(isRareFunction(name)).toBe(true);
  });

  test.each(['restored', 'isInstalled', 'restoreds.list', 'list', '', 'get callback', 'installer.list'])('%j may be asked for at any time', (name) => {
    expect(isRareFunction(name)).toBe(false);
  });

  test.each([['POST /backups/:id/restore', true], ['GET /backup', true], ['POST /setup-shop', true], ['GET /backups', false], ['GET /:setup', false], ['GET /', false]])('%s: %j', (name, expected) => {
    expect(isRareRoute(name)).toBe(expected);
  });
});
