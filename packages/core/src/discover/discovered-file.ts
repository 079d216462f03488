import type { FileRole } from '../config/config.js';
import type { BuildElsewhere } from './builds-elsewhere.js';
import type { SkippedFile } from '../report/report.js';

/** A package.json of the project: the root, or a workspace. */
export interface DiscoveredPackage {
  /** Relative to the working directory, `.` for the root. */
  folder: string;
  /** The way from there to the working directory, where the analysis starts inside the package; else the empty string. */
  within: string;
  name: string | null;
  /** It says that nobody else may install it. */
  isPrivate: boolean;
  /** `type` of package.json. */
  type: 'module' | 'commonjs';
  /** Lowest Node version that `engines.node` allows, as a major version, or null. */
  minimumNode: number | null;
  /** Names of `dependencies`, `devDependencies`, `peerDependencies` and `optionalDependencies`, in a workspace those of its root too. */
  dependencies: string[];
  /** Files, relative to the working directory, that `main`, `module`, `exports` lead to (sources where both exist), in the order of package.json. */
  entries: string[];
}

/** A file to analyse. */
export interface DiscoveredFile {
  /** Relative to the working directory, with `/`. */
  path: string;
  role: FileRole;
  /** Whether a script such as `start` runs it: the service itself, shebang or not. */
  isService: boolean;
  /** Whether it belongs to an installed package and not to the project. */
  isDependency: boolean;
  /** Index into `Discovery.packages` of the nearest package.json, or −1. */
  package: number;
  size: number;
  /** The later of modification and status change, in milliseconds; with `size` and `inode` the key by which an unchanged file is known. */
  mtimeMs: number;
  inode: number;
  /** Exports that a template of cloud functions names as handlers. */
  handlers?: string[] | undefined;
}

/** What there is to analyse. Files are sorted by path. */
export interface Discovery {
  files: DiscoveredFile[];
  packages: DiscoveredPackage[];
  /** Folders of compiled files that are left out for their sources. */
  builds: BuildElsewhere[];
  skipped: SkippedFile[];
}
