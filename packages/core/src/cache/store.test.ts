import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type FileStamp, type Store } from './store.js';

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'store-'));
  folder = join(root, 'cache');
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const open = (key = 'version 1'): Store => openStore({ folder, key });
const settled = Date.now() - 60_000;
const stamp = (path: string, change: Partial<FileStamp> = {}): FileStamp => ({ path, size: 120, mtimeMs: settled, inode: 7, ...change });
const summary = (fruit: string): string => JSON.stringify({ fruit, calls: [fruit, `eat ${fruit}`], text: 'x'.repeat(40) });
const files = (ending: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)).sort() : []);

async function putAll(fruits: readonly string[]): Promise<void> {
  const store = open();
  for (const fruit of fruits) store.put(stamp(`src/${fruit}.ts`), `hash of ${fruit}`, summary(fruit));
  await store.flush();
  expect(store.warnings).toEqual([]);
}

describe('a store', () => {
  it('is empty where there is no folder', () => {
    const store = open();
    expect(store.lookup(stamp('src/apple.ts'))).toBeNull();
    expect(store.lookupContent('hash of apple')).toBeNull();
    expect(store.getBlob('links')).toBeNull();
    expect(store.warnings).toEqual([]);
  });

  it('knows what was put before and after it is written', async () => {
    const store = open();
    store.put(stamp('src/apple.ts'), 'hash of apple', summary('apple'));
    expect(store.lookup(stamp('src/apple.ts'))).toBe(summary('apple'));
    await store.flush();
    const next = open();
    expect(next.lookup(stamp('src/apple.ts'))).toBe(summary('apple'));
    expect(next.lookupContent('hash of apple')).toBe(summary('apple'));
  });

  it.each([
    ['nothing', ''],
    ['letters beyond ASCII', '{"fruit":"café","price":"3 €"}'],
    ['characters beyond the first plane', '{"fruit":"🍎"}'],
    ['half a character', '"\ud83c"'],
    ['a zero', 'a\0b'],
  ])('keeps a text with %s as it is', async (_, text) => {
    const store = open();
    store.put(stamp('src/apple.ts'), 'hash', text);
    store.setBlob('links', text);
    await store.flush();
    const next = open();
    expect(next.lookup(stamp('src/apple.ts'))).toBe(text);
    expect(next.getBlob('links')).toBe(text);
  });

  it.each([{ size: 121 }, { mtimeMs: settled + 0.5 }, { inode: 8 }])('does not know a file by its looks after %j', async (change) => {
    await putAll(['apple']);
    expect(open().lookup(stamp('src/apple.ts', change))).toBeNull();
    expect(open().lookupContent('hash of apple')).toBe(summary('apple'));
  });

  it('does not trust the looks of a file that was young when it was put', async () => {
    const young = stamp('src/apple.ts', { mtimeMs: Date.now() - 500 });
    const store = open();
    store.put(young, 'hash of apple', summary('apple'));
    await store.flush();
    expect(open().lookup(young)).toBeNull();
    expect(open().lookupContent('hash of apple')).toBe(summary('apple'));
  });

  it('does not trust a file from the future', async () => {
    const future = stamp('src/apple.ts', { mtimeMs: Date.now() + 1e9 });
    const store = open();
    store.put(future, 'hash of apple', summary('apple'));
    await store.flush();
    expect(open().lookup(future)).toBeNull();
  });

  it('writes nothing when nothing is new', async () => {
    await putAll(['apple', 'banana']);
    const before = files('');
    await putAll(['apple', 'banana']);
    expect(files('')).toEqual(before);
  });

  it('stores a content once, however many files have it', async () => {
    const store = open();
    const text = summary('apple').padEnd(10_000);
    for (const path of ['src/apple.ts', 'src/copy.ts', 'src/other-copy.ts']) store.put(stamp(path), 'hash of apple', text);
    await store.flush();
    const [segment = ''] = files('.segment');
    expect(readFileSync(join(folder, segment)).length).toBeLessThan(11_000);
    expect(open().lookup(stamp('src/other-copy.ts'))).toBe(text);
  });

  it('appends a small segment for a changed file', async () => {
    await putAll(Array.from({ length: 200 }, (_, index) => `apple${index}`));
    const [first = ''] = files('.segment');
    const store = open();
    store.put(stamp('src/apple7.ts', { size: 130 }), 'hash of a new apple', summary('new apple'));
    await store.flush();
    const added = files('.segment').find((name) => name !== first) ?? '';
    expect(files('.segment')).toHaveLength(2);
    expect(readFileSync(join(folder, added)).length).toBeLessThan(1_000);
    const next = open();
    expect(next.lookup(stamp('src/apple7.ts', { size: 130 }))).toBe(summary('new apple'));
    expect(next.lookup(stamp('src/apple7.ts'))).toBeNull();
    expect(next.lookup(stamp('src/apple8.ts'))).toBe(summary('apple8'));
  });

  it('does not see the entries of another key', async () => {
    await putAll(['apple']);
    const other = open('version 2');
    expect(other.lookup(stamp('src/apple.ts'))).toBeNull();
    expect(other.lookupContent('hash of apple')).toBeNull();
    other.put(stamp('src/apple.ts'), 'hash of apple', 'of version 2');
    await other.flush();
    expect(open().lookup(stamp('src/apple.ts'))).toBe(summary('apple'));
    expect(open('version 2').lookup(stamp('src/apple.ts'))).toBe('of version 2');
  });

  it('rejects a name that could leave the folder', () => {
    expect(() => open().setBlob('../links', 'x')).toThrow(TypeError);
  });

  it('replaces a named text', async () => {
    for (const value of ['first', 'second']) {
      const store = open();
      store.setBlob('links', value);
      expect(store.getBlob('links')).toBe(value);
      await store.flush();
    }
    expect(open().getBlob('links')).toBe('second');
    expect(files('.blob')).toHaveLength(1);
  });
});

describe('compaction', () => {
  const basket = Array.from({ length: 40 }, (_, index) => `apple${index}`);

  /** Looks at every file and changes one, as a run after an edit does. */
  async function runWithEdit(edit: number, seen: readonly string[] = basket): Promise<void> {
    const store = open();
    for (const fruit of seen) store.lookup(stamp(`src/${fruit}.ts`));
    store.put(stamp('src/edited.ts', { size: edit }), `hash of edit ${edit}`, summary(`edit ${edit}`));
    await store.flush();
  }

  it('keeps the number of segments small and every entry', async () => {
    await putAll(basket);
    for (let edit = 0; edit < 30; edit++) {
      await runWithEdit(edit);
      expect(files('.segment').length).toBeLessThanOrEqual(8);
    }
    const store = open();
    for (const fruit of basket) expect(store.lookup(stamp(`src/${fruit}.ts`))).toBe(summary(fruit));
    expect(store.lookup(stamp('src/edited.ts', { size: 29 }))).toBe(summary('edit 29'));
  });

  it('rewrites the store when more than half of it is no longer wanted', async () => {
    await putAll(basket);
    const store = open();
    for (const fruit of basket) store.put(stamp(`src/${fruit}.ts`, { size: 1 }), `new hash of ${fruit}`, summary(`ripe ${fruit}`));
    await store.flush();
    expect(files('.segment')).toHaveLength(2);
    const next = open();
    for (const fruit of basket) next.put(stamp(`src/${fruit}.ts`, { size: 2 }), `newest hash of ${fruit}`, summary(`sold ${fruit}`));
    await next.flush();
    expect(files('.segment')).toHaveLength(1);
    expect(open().lookupContent('hash of apple1')).toBeNull();
    expect(open().lookup(stamp('src/apple1.ts', { size: 2 }))).toBe(summary('sold apple1'));
  });

  it('by a run that began before another one does not undo what that one wrote', async () => {
    await putAll(basket);
    const early = open();
    early.lookup(stamp('src/apple0.ts'));
    const late = open();
    late.put(stamp('src/apple0.ts', { size: 5 }), 'hash of a late apple', summary('late apple'));
    await late.flush();
    for (const fruit of basket.slice(1)) early.put(stamp(`src/${fruit}.ts`, { size: 1 }), `hash of ripe ${fruit}`, summary(`ripe ${fruit}`));
    for (const store of [early, early]) {
      for (const fruit of basket.slice(1)) store.put(stamp(`src/${fruit}.ts`, { size: 2 }), `hash of sold ${fruit}`, summary(`sold ${fruit}`));
      await store.flush();
    }
    expect(files('.segment')).toHaveLength(2);
    expect(open().lookup(stamp('src/apple0.ts', { size: 5 }))).toBe(summary('late apple'));
  });

  it('forgets files that nobody asks for any more', async () => {
    await putAll(basket);
    for (let edit = 0; edit < 60; edit++) await runWithEdit(edit, basket.slice(1));
    const store = open();
    expect(store.lookup(stamp('src/apple0.ts'))).toBeNull();
    expect(store.lookup(stamp('src/apple1.ts'))).toBe(summary('apple1'));
  });
});

describe('a damaged store', () => {
  const fruits = ['apple', 'banana', 'cherry'];

  /** What a store may say of a file: the truth, or nothing. */
  function expectTruthOrNothing(store: Store): number {
    const known = fruits.map((fruit) => [store.lookup(stamp(`src/${fruit}.ts`)), summary(fruit)]);
    for (const [found, truth] of known) expect([truth, null]).toContain(found);
    for (const fruit of fruits) expect([summary(fruit), null]).toContain(store.lookupContent(`hash of ${fruit}`));
    expect(store.warnings).toEqual([]);
    return known.filter(([found]) => found !== null).length;
  }

  async function expectRebuilt(): Promise<void> {
    await putAll(fruits);
    expect(expectTruthOrNothing(open())).toBe(fruits.length);
    expect(files('.segment').length).toBeLessThanOrEqual(2);
  }

  async function damagedCopies(damage: (bytes: Buffer, at: number) => Buffer, step: number): Promise<void> {
    await putAll(fruits);
    const [name = ''] = files('.segment');
    const whole = readFileSync(join(folder, name));
    for (let at = 0; at < whole.length; at += step) {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      writeFileSync(join(folder, name), damage(Buffer.from(whole), at));
      expect(expectTruthOrNothing(open())).toBeLessThan(fruits.length);
      await expectRebuilt();
    }
  }

  it('is rebuilt when it is cut off at any place', async () => {
    await damagedCopies((bytes, at) => bytes.subarray(0, at), 64);
  });

  it('is rebuilt when any byte is flipped', async () => {
    await damagedCopies((bytes, at) => {
      bytes[at] ^= 0x20;
      return bytes;
    }, 7);
  });

  it('is rebuilt when something is appended', async () => {
    await damagedCopies((bytes) => Buffer.concat([bytes, Buffer.from('x')]), 1_000);
  });

  it('is rebuilt when a segment is another version under our name', async () => {
    const other = open('version 2');
    for (const fruit of fruits) other.put(stamp(`src/${fruit}.ts`), `hash of ${fruit}`, 'of version 2');
    await other.flush();
    const [foreign = ''] = files('.segment');
    await putAll(fruits);
    const own = files('.segment').find((name) => name !== foreign) ?? '';
    renameSync(join(folder, foreign), join(folder, own));
    expect(expectTruthOrNothing(open())).toBe(0);
    await expectRebuilt();
  });

  it('does not hand out a damaged named text', async () => {
    const store = open();
    store.setBlob('links', 'apple to banana');
    await store.flush();
    const [name = ''] = files('.blob');
    const whole = readFileSync(join(folder, name));
    for (let at = 0; at < whole.length; at++) {
      const flipped = Buffer.from(whole);
      flipped[at] ^= 1;
      writeFileSync(join(folder, name), flipped);
      expect(open().getBlob('links')).toBeNull();
    }
  });

  it('loses only the entry whose bytes are damaged', async () => {
    await putAll(fruits);
    const path = join(folder, files('.segment')[0] ?? '');
    const bytes = readFileSync(path);
    bytes[bytes.length - 3] ^= 1;
    writeFileSync(path, bytes);
    expect(expectTruthOrNothing(open())).toBe(2);
  });
});

describe('a folder that cannot be used', () => {
  it('is reported, and the run goes on, when a file is in its place', async () => {
    writeFileSync(folder, 'not a folder');
    const store = open();
    store.put(stamp('src/apple.ts'), 'hash of apple', summary('apple'));
    await store.flush();
    expect(store.lookup(stamp('src/apple.ts'))).toBe(summary('apple'));
    expect(store.warnings).toHaveLength(2);
    expect(store.warnings.join(' ')).toContain(folder);
    expect(readFileSync(folder, 'utf8')).toBe('not a folder');
  });

  it('is reported when it lies on a device that takes nothing', async () => {
    const store = openStore({ folder: '/proc/perf-analyze-cache', key: 'version 1' });
    store.put(stamp('src/apple.ts'), 'hash of apple', summary('apple'));
    await store.flush();
    expect(store.warnings).toEqual([expect.stringMatching(/^The cache in \/proc\/perf-analyze-cache cannot be written \(\w+\); the next run starts without it\.$/)]);
  });

  it.skipIf(process.getuid?.() === 0)('serves what it has when it is read-only', async () => {
    await putAll(['apple']);
    chmodSync(folder, 0o500);
    const store = open();
    expect(store.lookup(stamp('src/apple.ts'))).toBe(summary('apple'));
    store.put(stamp('src/banana.ts'), 'hash of banana', summary('banana'));
    await store.flush();
    chmodSync(folder, 0o700);
    expect(store.warnings).toHaveLength(1);
    expect(files('.segment')).toHaveLength(1);
  });

  it('is not written when the store is opened for reading', async () => {
    const store = openStore({ folder, key: 'version 1', readOnly: true });
    store.put(stamp('src/apple.ts'), 'hash of apple', summary('apple'));
    store.setBlob('links', 'x');
    await store.flush();
    expect(existsSync(folder)).toBe(false);
  });
});

describe('leftovers', () => {
  const weekAndMore = (Date.now() - 8 * 24 * 60 * 60 * 1000) / 1000;

  it('of other versions go after a week, of interrupted writes after an hour, and nothing else goes', async () => {
    mkdirSync(folder);
    for (const name of ['0123-old.segment', '0123-old.blob', 'x.segment.1.tmp', 'README.md']) {
      writeFileSync(join(folder, name), '');
      utimesSync(join(folder, name), weekAndMore, weekAndMore);
    }
    for (const name of ['0123-young.segment', 'y.segment.2.tmp']) writeFileSync(join(folder, name), '');
    await putAll(['apple']);
    expect(files('').filter((name) => !name.endsWith('.segment') || name.startsWith('0123'))).toEqual([
      '0123-young.segment',
      'README.md',
      'y.segment.2.tmp',
    ]);
  });

  it('do not hide a store that was copied elsewhere', async () => {
    await putAll(['apple']);
    cpSync(folder, join(root, 'copy'), { recursive: true });
    expect(openStore({ folder: join(root, 'copy'), key: 'version 1' }).lookup(stamp('src/apple.ts'))).toBe(summary('apple'));
  });
});
