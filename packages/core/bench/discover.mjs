// Times discovery beside fast-glob and a bare walk, on trees of many small files: node packages/core/bench/discover.mjs [files…]
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PATTERN = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}';
const ways = {
  'readdirSync + lstatSync alone': (cwd) => bareWalk(cwd),
  'fast-glob with stats': async (cwd) => (await import('fast-glob')).default(PATTERN, { cwd, stats: true, followSymbolicLinks: false, ignore: ['**/node_modules/**'] }),
  discover: async (cwd) => {
    const { createJiti } = await import('jiti');
    const { discover } = await createJiti(import.meta.url).import('../src/discover/discover.ts');
    await discover({ cwd: join(cwd, 'src', 'area0', 'part0'), paths: ['.'], ignore: [] });
    return async () => (await discover({ cwd, paths: ['.'], ignore: [] })).files;
  },
};

const [way, cwd] = process.argv.slice(2);
if (way in ways) await measure(way, cwd);
else for (const count of process.argv.slice(2).map(Number).concat(process.argv.length > 2 ? [] : [2_500, 10_000, 100_000])) compare(count);

/** Every way in a process of its own, so that none finds warm code or pays for another's garbage. */
function compare(count) {
  const folder = mkdtempSync(join(tmpdir(), 'perf-analyze-discover-'));
  try {
    makeTree(folder, count);
    for (const name of Object.keys(ways)) {
      for (let round = 0; round < 3; round++) process.stdout.write(execFileSync(process.execPath, [fileURLToPath(import.meta.url), name, folder]));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(name, folder) {
  let run = () => ways[name](folder);
  if (name !== 'readdirSync + lstatSync alone') await import('fast-glob');
  if (name === 'discover') run = await ways[name](folder);
  const start = performance.now();
  const files = await run();
  const milliseconds = (performance.now() - start).toFixed(0).padStart(5);
  const megabytes = (process.resourceUsage().maxRSS / 1e3).toFixed(0).padStart(4);
  console.log(`${String(files.length).padStart(6)} files ${milliseconds} ms ${megabytes} MB at most  ${name}`);
}

function bareWalk(folder, files = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) bareWalk(path, files);
    else if (/\.[cm]?[jt]sx?$/.test(entry.name)) files.push({ path, stats: lstatSync(path) });
  }
  return files;
}

function makeTree(folder, count) {
  writeFileSync(join(folder, 'package.json'), '{"name":"shop"}');
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n*.log\n/coverage\ndist/\nbuild\n.env\n');
  for (let made = 0, part = 0; made < count; part++) {
    const place = join(folder, 'src', `area${part % 20}`, `part${part}`);
    mkdirSync(place, { recursive: true });
    for (let i = 0; i < 20 && made < count; i++, made++) writeFileSync(join(place, `order-${i}.ts`), `export const total = ${made};\n`);
  }
}
