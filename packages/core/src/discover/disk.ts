import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, type Dirent, type Stats } from 'node:fs';

/** How something on disk looks without reading it. `mtimeMs` is the later of modification and status change. */
export type Look = readonly [size: number, mtimeMs: number, inode: number];

/** What there was on disk, by absolute path. Where it is as it was, discovery ends as it did. */
export interface Sights {
  files: [path: string, look: Look][];
  folders: [path: string, look: Look, entries: string][];
  presences: [path: string, isThere: boolean][];
}

/** Reads what discovery asks for, and notes how it looked just before. */
export class Disk {
  readonly #files = new Map<string, Look>();
  readonly #folders = new Map<string, [look: Look, entries: string]>();
  readonly #presences = new Map<string, boolean>();
  #isBypassed = false;

  /** What was seen, or null when some of it was seen past this object. */
  get sights(): Sights | null {
    if (this.#isBypassed) return null;
    return { files: [...this.#files], folders: [...this.#folders].map(([path, seen]) => [path, ...seen]), presences: [...this.#presences] };
  }

  /** Says that something has a look at the disk that is noted nowhere. */
  bypass(): void {
    this.#isBypassed = true;
  }

  exists(path: string): boolean {
    const isThere = existsSync(path);
    this.#presences.set(path, isThere);
    return isThere;
  }

  /** The look of what a path leads to, links followed. Throws when there is none. */
  look(path: string): Look {
    const look = this.#lookAt(path);
    this.#files.set(path, look);
    return look;
  }

  /** Whether a link leads to a folder. A broken one leads nowhere. */
  leadsToFolder(link: string): boolean {
    try {
      const stats = statSync(link);
      this.#files.set(link, lookOf(stats));
      return stats.isDirectory();
    } catch {
      this.#presences.set(link, false);
      return false;
    }
  }

  readText(file: string): string {
    this.look(file);
    return this.#noted(() => readFileSync(file, 'utf8'));
  }

  list(folder: string): Dirent[] {
    const look = this.#lookAt(folder);
    const entries = this.#noted(() => readdirSync(folder, { withFileTypes: true }));
    this.#folders.set(folder, [look, digestOf(entries)]);
    return entries;
  }

  #lookAt(path: string): Look {
    return this.#noted(() => lookAt(path));
  }

  /** What fails may succeed later and look the same. */
  #noted<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      this.bypass();
      throw error;
    }
  }
}

/** Whether all that was seen is as it was. A folder in which files came and went may hold what it held. */
export function areUnchanged({ files, folders, presences }: Sights): boolean {
  try {
    return (
      files.every(([path, look]) => isSame(lookAt(path), look)) &&
      folders.every(([path, look, entries]) => isSame(lookAt(path), look) || digestOf(readdirSync(path, { withFileTypes: true })) === entries) &&
      presences.every(([path, isThere]) => existsSync(path) === isThere)
    );
  } catch {
    // Something is gone, or cannot be looked at any more.
    return false;
  }
}

function isSame(one: Look, other: Look): boolean {
  return one[0] === other[0] && one[1] === other[1] && one[2] === other[2];
}

function lookAt(path: string): Look {
  return lookOf(statSync(path));
}

/** Setting the modification time back cannot hide a change from the later of the two times. */
function lookOf({ size, mtimeMs, ctimeMs, ino }: Stats): Look {
  return [size, Math.max(mtimeMs, ctimeMs), ino];
}

/** What is in `node_modules`, and in folders such as `.next`, belongs to tools. */
export function isFolderOfTools(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

/** Stands for the names in a folder and for what kind of thing each one is. Folders of tools, this one's too, may come and go. */
function digestOf(entries: readonly Dirent[]): string {
  const telling = entries.filter((entry) => !entry.isDirectory() || !isFolderOfTools(entry.name) || entry.name === '.git');
  const names = telling.map((entry) => `${entry.isDirectory() ? 'd' : entry.isFile() ? 'f' : entry.isSymbolicLink() ? 'l' : 'o'}${entry.name}`);
  return createHash('sha1').update(names.sort().join('/')).digest('base64url');
}
