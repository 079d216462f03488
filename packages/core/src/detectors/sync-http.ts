import type { Detector } from './detector.js';
import { displayApi } from './display-api.js';
import { ON_THE_LOOP } from '../report/reaches.js';

export const syncHttp: Detector = {
  name: 'sync-http',
  title: 'Sync HTTP in async code',
  summary: 'A network round trip is made while nothing else can run.',
  why: 'The process stands still for as long as another machine takes to answer: its slowness becomes the slowness of every request here.',
  remedy: 'Use `fetch` with a deadline, and read its body with `await`.',
  utility: ['withTimeout', 'asyncRetry', 'CircuitBreaker'],
  impact: 'critical',
  effortMinutes: 15,
  defaultReach: ON_THE_LOOP,
  options: [],
  category: 'http',
  examples: {
    bad: [
      `import fetchSync from 'sync-fetch';\nexport async function user(url) {\n  return fetchSync(url).json();\n}`,
      `import request from 'sync-request';\nexport async function prices() {\n  return JSON.parse(request('GET', 'https://shop.example/prices').getBody('utf8'));\n}`,
      `export async function stock(url) {\n  const xhr = new XMLHttpRequest();\n  xhr.open('GET', url, false);\n  xhr.send();\n  return xhr.responseText;\n}`,
    ],
    good: [
      `export async function user(url, signal) {\n  return (await fetch(url, { signal })).json();\n}`,
      `export async function stock(url) {\n  const xhr = new XMLHttpRequest();\n  xhr.open('GET', url, true);\n  xhr.send();\n}`,
    ],
  },
  judgeCall: ({ api, row, replacement, isReturned }) => ({
    message: `${displayApi(api)} waits for another machine while nothing else can run.`,
    // Where the answer leaves the function, its callers have to await it too.
    effortMinutes: isReturned() ? 30 : undefined,
    remedy: `Use ${replacement}.`,
    pinned: row.pinned,
  }),
};
