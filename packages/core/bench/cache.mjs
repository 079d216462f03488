// Times the store of summaries: node packages/core/bench/cache.mjs [entries]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJiti } from 'jiti';

const { openStore } = await createJiti(import.meta.url).import('../src/cache/store.ts');
const entries = Number(process.argv[2] ?? 2_500);
const folder = mkdtempSync(join(tmpdir(), 'perf-analyze-cache-'));
const files = Array.from({ length: entries }, (_, i) => ({ path: `packages/shop/src/area-${i % 40}/order-${i}.ts`, size: i, mtimeMs: 1_763_000_000_000.123 + i, inode: i }));
const hashes = files.map((_, i) => i.toString(16).padStart(40, 'abcdef0123'));
const summaries = files.map((_, i) => JSON.stringify({ imports: ['node:fs', 'express'], calls: Array.from({ length: 40 }, (_, k) => [`order${i}.items.${k}`, k * 31, i]) }));

try {
  await time('put and write everything', async () => {
    const store = openStore({ folder, key: 'bench' });
    files.forEach((file, i) => store.put(file, hashes[i], summaries[i]));
    await store.flush();
  });
  const megabytes = readdirSync(folder).reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0) / 1e6;
  console.log(`${entries} entries, ${megabytes.toFixed(1)} MB`);
  for (let round = 1; round <= 5; round++) {
    await time('  read the bytes alone', () => readdirSync(folder).forEach((name) => readFileSync(join(folder, name))));
    let store;
    await time('  open', () => (store = openStore({ folder, key: 'bench' })));
    await time('  look up all', () => files.forEach((file) => store.lookup(file)));
  }
  for (let edit = 1; edit <= 10; edit++) {
    const store = openStore({ folder, key: 'bench' });
    files.forEach((file) => store.lookup(file));
    store.put({ ...files[7], size: -edit }, `edit ${edit}`, summaries[7]);
    await time(`  write edit ${edit}, ${readdirSync(folder).length} segments before`, () => store.flush());
  }
} finally {
  rmSync(folder, { recursive: true });
}

async function time(label, run) {
  const start = performance.now();
  await run();
  console.log(`${(performance.now() - start).toFixed(1).padStart(8)} ms  ${label}`);
}
