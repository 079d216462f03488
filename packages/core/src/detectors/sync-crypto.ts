import type { Detector } from './detector.js';
import { displayApi } from './display-api.js';
import { ON_THE_LOOP } from '../report/reaches.js';

export const syncCrypto: Detector = {
  name: 'sync-crypto',
  title: 'Key derivation on the event loop',
  summary: 'A key or password hash is derived, or a key generated, on the event loop.',
  why: 'Such functions are slow on purpose: a tenth of a second each. Done on the loop, ten people who sign in at once wait for a second, and so does everybody else.',
  remedy: 'Use the asynchronous form, which runs in the thread pool, and bound how many run at once: the pool has four threads.',
  utility: ['mapConcurrent'],
  impact: 'critical',
  effortMinutes: 10,
  defaultReach: ON_THE_LOOP,
  options: [],
  category: 'crypto',
  examples: {
    bad: [
      `import bcrypt from 'bcrypt';\nexport async function signIn(user, password) {\n  if (!bcrypt.compareSync(password, user.hash)) throw new Error('denied');\n}`,
      `import { scryptSync } from 'node:crypto';\nexport async function seal(password, salt) {\n  return scryptSync(password, salt, 64);\n}`,
    ],
    good: [
      `import bcrypt from 'bcrypt';\nexport async function signIn(user, password) {\n  if (!(await bcrypt.compare(password, user.hash))) throw new Error('denied');\n}`,
      `import { createHash } from 'node:crypto';\nexport async function etag(body) {\n  return createHash('sha256').update(body).digest('hex');\n}`,
    ],
  },
  judgeCall: ({ api, row, replacement }) => ({
    message: `${displayApi(api)} computes for long while nothing else can run.`,
    remedy: `Use ${replacement}.`,
    pinned: row.pinned,
  }),
};
