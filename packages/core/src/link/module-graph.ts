import type { FileRole } from '../config/config.js';
import type { DiscoveredPackage } from '../discover/discovered-file.js';
import type { ModuleSummary } from '../summarize/module-summary.js';

/** A file of the program with its summary. */
export interface ProgramFile {
  /** Relative to the working directory, with `/`. */
  path: string;
  summary: ModuleSummary;
  role: FileRole;
  /** Whether it belongs to an installed package and not to the project. */
  isDependency: boolean;
  /** The nearest package.json. */
  package: DiscoveredPackage | null;
  /** Whether a script such as `start` runs it. */
  isService?: boolean;
  /** Exports that a template of cloud functions names as handlers. */
  handlers?: readonly string[] | undefined;
}

/** What a specifier leads to: a file of the program, by index, or a module outside it. */
export type Resolution = number | string;

/** Resolves the specifier of an import. */
export type Resolve = (importer: number, specifier: string) => Resolution;
