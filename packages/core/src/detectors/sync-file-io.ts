import type { ArgumentShape } from '../catalog/arguments.js';
import type { Detector } from './detector.js';
import { displayApi } from './display-api.js';
import { ON_THE_LOOP } from '../report/reaches.js';

export const syncFileIo: Detector = {
  name: 'sync-file-io',
  title: 'Sync file I/O in async code',
  summary: 'The file system is read or written synchronously on the event loop.',
  why: 'Until the disk answers, no other request, timer or socket of the process is served. One read of a cold file takes milliseconds, on network storage much longer.',
  remedy: 'Use the promise form. Read what never changes once at startup. One asynchronous read may take longer than a synchronous one; what improves is that others go on meanwhile.',
  utility: ['AsyncLRUCache', 'mapConcurrent'],
  impact: 'high',
  effortMinutes: 10,
  defaultReach: ON_THE_LOOP,
  options: [],
  category: 'file',
  examples: {
    bad: [
      `import express from 'express';\nimport { readFileSync } from 'node:fs';\nconst app = express();\napp.get('/terms', (req, res) => res.send(readFileSync('terms.html', 'utf8')));`,
      `import fs from 'node:fs';\nexport async function config() {\n  return JSON.parse(text());\n}\nfunction text() {\n  return fs.readFileSync('config.json', 'utf8');\n}`,
      `import { readFileSync } from 'node:fs';\nexport async function sizes(files) {\n  const sizes = [];\n  for (const file of files) sizes.push(readFileSync(file).length);\n  return sizes;\n}`,
    ],
    good: [
      `import express from 'express';\nimport { readFileSync } from 'node:fs';\nconst terms = readFileSync('terms.html', 'utf8');\nexpress().get('/terms', (req, res) => res.send(terms));`,
      `import { readFileSync } from 'node:fs';\nlet config;\nexport const load = () => (config ??= JSON.parse(readFileSync('config.json', 'utf8')));\nexport async function port() {\n  return load().port;\n}`,
      `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync('last.log', 'bye'));`,
    ],
  },
  judgeCall: ({ api, row, replacement, arguments: shapes }) => {
    if (isKernelFile(shapes[0])) return null;
    return {
      message: `${displayApi(api)} waits for the file system while nothing else can run.`,
      remedy: `Use ${replacement}.`,
      pinned: row.pinned,
    };
  },
};

/** What the kernel answers from memory waits for no disk. */
function isKernelFile(path: ArgumentShape | undefined): boolean {
  const text = path?.kind === 'string' ? path.prefix : path?.kind === 'literal' ? String(path.value) : '';
  return /^\/(?:proc|sys)\//.test(text);
}
