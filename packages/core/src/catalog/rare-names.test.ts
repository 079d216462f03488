import { describe, expect, test } from 'vitest';
import { isRareFunction, isRareRoute } from './rare-names.js';

describe('rare names', () => {
  test.each(['restart', 'Shop.restart', 'installPlugin', 'Store#reboot', 'backup_shop', 'Backup'])('%s is asked for once in a while', (name) => {
    expect(isRareFunction(name)).toBe(true);
  });

  test.each(['restarted', 'isInstalled', 'restarts.list', 'list', '', 'get callback', 'installer.list', 'setupContext', 'restoreSession', 'disableCache'])('%j may be asked for at any time', (name) => {
    expect(isRareFunction(name)).toBe(false);
  });

  test.each([
    ['POST /backups/:id/restore', true],
    ['DELETE /plugins/install/:id', true],
    ['POST /setup-shop', true],
    ['GET /backup', false],
    ['POST /backups', false],
    ['POST /:setup', false],
    ['POST /enable-banking/accounts', false],
    ['POST /bootstrap.css', false],
    ['POST /', false],
    ['app/setup/[id]/page.js', false],
    ['upgrade', false],
  ])('%s: %j', (name, expected) => {
    expect(isRareRoute(name)).toBe(expected);
  });
});
