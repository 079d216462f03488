import type { Provenance } from '../catalog/sources.js';
import type { CallSite, Detector } from './detector.js';
import { displayApi } from './display-api.js';
import { displayInput } from './display-input.js';
import { ON_THE_LOOP } from '../report/reaches.js';

export const syncCompression: Detector = {
  name: 'sync-compression',
  title: 'Compression on the event loop',
  summary: 'Data of unknown size is compressed or decompressed on the event loop.',
  why: 'The time grows with the data, ten milliseconds and more for each megabyte, and whoever sends the data decides how much there is. One small call is faster when synchronous; ten at once are not, for the thread pool shares them.',
  remedy: 'Await the promisified form, bounded where there are many inputs, or let a stream pipeline compress what is only passed on.',
  utility: ['mapConcurrent', 'AsyncLRUCache'],
  impact: 'high',
  effortMinutes: 15,
  defaultReach: ON_THE_LOOP,
  options: [],
  category: 'compression',
  examples: {
    bad: [
      `import express from 'express';\nimport { gunzipSync } from 'node:zlib';\nconst app = express();\napp.post('/orders', (req, res) => res.send(gunzipSync(req.body)));`,
      `import { gzipSync } from 'node:zlib';\nexport async function exportOrders(orders) {\n  return gzipSync(JSON.stringify(orders));\n}`,
      `import { brotliCompressSync } from 'node:zlib';\nexport async function shrink(parts) {\n  const out = [];\n  for (const part of parts) out.push(brotliCompressSync(part));\n  return out;\n}`,
    ],
    good: [
      `import { promisify } from 'node:util';\nimport { gzip } from 'node:zlib';\nconst compress = promisify(gzip);\nexport async function exportOrders(orders) {\n  return compress(JSON.stringify(orders));\n}`,
      `import { pipeline } from 'node:stream/promises';\nimport { createGzip } from 'node:zlib';\nexport async function send(source, response) {\n  await pipeline(source, createGzip(), response);\n}`,
      `import express from 'express';\nimport { gzipSync } from 'node:zlib';\nconst app = express();\napp.post('/note', (req, res) => {\n  if (req.body.length > 4096) return res.status(413).end();\n  res.end(gzipSync(req.body));\n});`,
      `import { gzipSync } from 'node:zlib';\nexport const icon = gzipSync('<svg></svg>');`,
    ],
  },
  judgeCall: (site) => ({
    message: `${displayApi(site.api)} works through ${displayInput[inputOf(site)]} while nothing else can run.`,
    confidence: inputOf(site) === 'unknown' ? undefined : 'definite',
    remedy: site.inLoop ? `Use ${site.replacement}, and bound how many run at once: many at a time take more memory and time than one after the other.` : `Use ${site.replacement}.`,
  }),
};

function inputOf({ nodes, propertiesAt, provenance }: CallSite): Provenance {
  if (nodes.length === 0) return 'unknown';
  const inputs = [nodes[0], ...propertiesAt(nodes[0]).map(([, value]) => value)];
  return inputs.map(provenance).find((origin) => origin !== 'unknown') ?? 'unknown';
}
