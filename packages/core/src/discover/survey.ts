import type { SkippedFile } from '../report/report.js';
import type { BuildElsewhere } from './builds-elsewhere.js';
import type { Disk } from './disk.js';
import type { FolderNames } from './folder-role.js';
import type { PackageFacts } from './package-facts.js';
import { relativePath } from './relative-path.js';

/** A folder and what holds for the files in it. Paths are absolute, with `/`. */
export interface Folder {
  path: string;
  name: string;
  names: FolderNames;
  /** The nearest package.json. */
  package: PackageFacts | null;
}

/** A file as the walk met it. */
export interface FoundFile {
  path: string;
  name: string;
  folder: Folder;
  size: number;
  mtimeMs: number;
  inode: number;
}

/** What one discovery has seen so far. */
export class Survey {
  readonly files = new Map<string, FoundFile>();
  readonly packages = new Map<string, PackageFacts>();
  /** Files without an extension that a package.json names as programs. */
  readonly programs = new Set<string>();
  /** Folders with a pnpm-workspace.yaml. */
  readonly pnpmWorkspaces = new Set<string>();
  readonly builds: BuildElsewhere[] = [];
  /** Files that may name the handlers of cloud functions. */
  readonly templates = new Set<string>();
  /** Counts files and omissions, the repeated ones too, so that a caller sees whether anything came. */
  sightings = 0;
  readonly #skipped = new Map<string, string>();

  constructor(
    /** Tells whether the configuration leaves a path out. */
    readonly isExcluded: (path: string) => boolean,
    readonly disk: Disk,
    readonly signal: AbortSignal | undefined,
  ) {}

  add(file: FoundFile): void {
    this.sightings++;
    this.files.set(file.path, file);
  }

  readonly skip = (path: string, reason: string): void => {
    this.sightings++;
    this.#skipped.set(path, reason);
  };

  skipped(cwd: string): SkippedFile[] {
    return [...this.#skipped].map(([path, reason]) => ({ file: relativePath(cwd, path), reason }));
  }
}
