import { expect, test } from 'vitest';
import { findingsIn } from './detectors/findings-in.js';

/** The entry points of a file that is read somewhere in a program. */
async function entryPoints(program: string): Promise<string[]> {
  const findings = await findingsIn('sync-file-io', `import { readFileSync } from 'node:fs';\n${program}`);
  return findings.flatMap((finding) => finding.entryPoints.map(({ kind, name }) => `${name} (${kind})`));
}

test('a listener has the name of its event', async () => {
  const listening = `import express from 'express';\nimport WebSocket from 'ws';\nexpress().listen(3000);\nnew WebSocket('ws://shop.example').on('pong', () => readFileSync('fruits.txt'));\n`;
  expect(await entryPoints(listening)).toContain('pong (listener)');
});

test('the body of a module that starts a server is one entry point', async () => {
  const serving = `import express from 'express';\nconst read = (name) => readFileSync(name);\nconst app = express();\nread('fruits.txt');\napp.get('/fruits', (req, res) => res.send(read('fruits.txt')));\napp.listen(3000);\n`;
  expect(await entryPoints(serving)).toEqual(['GET /fruits (express)', 'src/shop.ts (module)']);
});

test('an entry point without a path is called as its handler', async () => {
  const routes = `import Hapi from '@hapi/hapi';\nconst server = Hapi.server();\nserver.route([{ method: 'GET', path: '/fruits', handler: function fruits() { return readFileSync('fruits.txt'); } }]);\n`;
  expect(await entryPoints(routes)).toEqual(['fruits (hapi)']);
});
