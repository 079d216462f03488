import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import ts from 'typescript';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openStore, type FileStamp } from './store.js';

const RUNS = 12;
const PROCESSES = 4;

/** A process that opens, reads and writes the store again and again, as that many runs of the tool would. */
const program = `
import { openStore } from './store.js';
const [folder, name, runs] = process.argv.slice(2);
const stamp = (path, size) => ({ path, size, mtimeMs: 1000, inode: 1 });
for (let run = 0; run < Number(runs); run++) {
  const store = openStore({ folder, key: 'version 1' });
  for (const other of ['a', 'b', 'c', 'd']) {
    for (let size = 0; size < Number(runs); size++) {
      const text = store.lookup(stamp(other, size));
      if (text !== null && text !== other.repeat(1000) + size) throw new Error('wrong text for ' + other + size);
    }
  }
  store.put(stamp(name, run), 'hash ' + name + run, name.repeat(1000) + run);
  await store.flush();
  if (store.warnings.length > 0) throw new Error(store.warnings.join());
  process.stdout.write('.');
}
`;

let scripts: string;
let folder: string;

beforeAll(() => {
  scripts = mkdtempSync(join(tmpdir(), 'store-processes-'));
  const sources = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
  for (const name of sources) {
    const { outputText } = ts.transpileModule(readFileSync(join(import.meta.dirname, name), 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
    });
    writeFileSync(join(scripts, name.replace(/ts$/, 'js')), outputText);
  }
  writeFileSync(join(scripts, 'package.json'), '{"type":"module"}');
  writeFileSync(join(scripts, 'runs.js'), program);
});

beforeEach(() => {
  folder = join(mkdtempSync(join(scripts, 'cache-')), 'deep', 'down');
});

afterAll(() => {
  rmSync(scripts, { recursive: true });
});

function start(name: string, runs: number): ChildProcess {
  return spawn(process.execPath, [join(scripts, 'runs.js'), folder, name, String(runs)], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function errorsOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stderr?.on('data', (chunk) => (text += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0 ? '' : `exit code ${code}: ${text}`;
}

const stamp = (path: string, size: number): FileStamp => ({ path, size, mtimeMs: 1000, inode: 1 });

it('serves several processes at once', async () => {
  const names = ['a', 'b', 'c', 'd'].slice(0, PROCESSES);
  expect(await Promise.all(names.map((name) => errorsOf(start(name, RUNS))))).toEqual(names.map(() => ''));
  const store = openStore({ folder, key: 'version 1' });
  for (const name of names) expect(store.lookup(stamp(name, RUNS - 1))).toBe(name.repeat(1000) + String(RUNS - 1));
});

it('is whole after a process was killed in the middle of its runs', async () => {
  for (let kills = 0; kills < 5; kills++) {
    const child = start('a', 1_000);
    const closed = once(child, 'close');
    await once(child.stdout!, 'data');
    child.kill(kills % 2 === 0 ? 'SIGKILL' : 'SIGINT');
    await closed;
    const store = openStore({ folder, key: 'version 1' });
    const known = Array.from({ length: 1_000 }, (_, size) => store.lookup(stamp('a', size))).filter((text) => text !== null);
    expect(known).toHaveLength(1);
    expect(known[0]).toMatch(/^a{1000}\d+$/);
    expect(store.warnings).toEqual([]);
  }
});

it('is read while a folder is being filled by others', async () => {
  mkdirSync(folder, { recursive: true });
  const child = start('a', 60);
  const errors = errorsOf(child);
  while (child.exitCode === null) {
    const store = openStore({ folder, key: 'version 1' });
    expect(store.warnings).toEqual([]);
    await setImmediate();
  }
  expect(await errors).toBe('');
});
