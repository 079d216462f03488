import type { FileRole } from '../config/config.js';
import type { FolderNames } from './folder-role.js';

/** How package.json uses a file, the strongest use last. */
export type PackageUse = 'script' | 'entry' | 'test' | 'executable' | 'service';

/** What is known about a file without reading it. */
export interface FileSigns {
  name: string;
  folder: FolderNames;
  /** Name of its folder. */
  folderName: string;
  use: PackageUse | undefined;
}

const GENERATED = /(?:\.(?:generated|gen|pb)|_pb)\.[cm]?[jt]sx?$/;
const TEST = /(?:\.(?:test|spec|bench|e2e|cy)|[-_]spec|_test)\.[cm]?[jt]sx?$|^(?:tests?|test-(?:setup|utils?|helpers?)|setup-?tests?)\.[cm]?[jt]sx?$|^(?:jest|vitest)[.-](?!config)/i;
const BUILD_CONFIG = /^\.|^(?:gulpfile|gruntfile|knexfile|ormconfig|jakefile)\.|\.(?:stories|story|codemod)\.[cm]?[jt]sx?$/i;
const CONFIG = /\.(?:config|conf)\.[cm]?[jt]sx?$|^(?:webpack|rollup|karma)\..*\.[cm]?[jt]s$/;
const SEED = /^seed/;

const BY_USE: Readonly<Record<PackageUse, FileRole>> = { script: 'script', entry: 'source', test: 'test', executable: 'bin', service: 'source' };

/**
 * What a file is for, judged by its name, its folders and package.json. A file that `npm start` runs is the
 * service itself, also when it lies in `bin`; in `scripts` it is a tool all the same.
 */
export function fileRole(signs: FileSigns): FileRole {
  return roleByName(signs) ?? roleByUse(signs) ?? signs.folder.role ?? 'source';
}

function roleByName({ name, folder, folderName }: FileSigns): FileRole | null {
  if (GENERATED.test(name) || folder.role === 'generated') return 'generated';
  if (TEST.test(name) || folder.role === 'test') return 'test';
  if (BUILD_CONFIG.test(name) || (CONFIG.test(name) && !folder.isInsideSources)) return 'config';
  return SEED.test(name) && folderName === 'prisma' ? 'script' : null;
}

function roleByUse({ use, folder }: FileSigns): FileRole | null {
  if (use === undefined) return null;
  return folder.role === null || folder.role === 'bin' || use === 'executable' || use === 'test' ? BY_USE[use] : null;
}
