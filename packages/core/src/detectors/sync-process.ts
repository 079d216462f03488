import type { Detector } from './detector.js';
import { displayApi } from './display-api.js';
import { ON_THE_LOOP } from '../report/reaches.js';

export const syncProcess: Detector = {
  name: 'sync-process',
  title: 'Sync child process in async code',
  summary: 'The event loop waits for a child process.',
  why: 'Starting a process alone takes milliseconds, and nothing else of this one runs until it has ended. In a published measurement a server fell from 10,000 to 36 requests per second.',
  remedy: 'Run the child asynchronously, with a timeout, and bound how many run at once.',
  utility: ['mapConcurrent'],
  impact: 'critical',
  effortMinutes: 20,
  defaultReach: ON_THE_LOOP,
  options: [],
  category: 'process',
  examples: {
    bad: [
      `import { Router } from 'express';\nimport { execSync } from 'node:child_process';\nconst router = Router();\nrouter.post('/invoice', (req, res) => res.send(execSync('render -', { input: req.body })));`,
      `import { execFileSync } from 'node:child_process';\nexport async function revision() {\n  return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();\n}`,
    ],
    good: [
      `import { execFile } from 'node:child_process';\nimport { promisify } from 'node:util';\nconst run = promisify(execFile);\nexport async function revision() {\n  const { stdout } = await run('git', ['rev-parse', 'HEAD']);\n  return stdout.trim();\n}`,
      `import { execSync } from 'node:child_process';\nexport const build = execSync('git describe').toString();`,
    ],
  },
  judgeCall: ({ api, row, replacement }) => ({
    message: `${displayApi(api)} waits for another process while nothing else can run.`,
    remedy: `Use ${replacement}.`,
    pinned: row.pinned,
  }),
};
