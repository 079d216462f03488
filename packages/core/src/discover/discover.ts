import type { Override } from '../config/config.js';
import { describeDiscovery } from './describe-discovery.js';
import { Disk } from './disk.js';
import type { Discovery } from './discovered-file.js';
import { globMatcher } from '../config/glob-matcher.js';
import { relativePath } from './relative-path.js';
import { absolutePath, requests } from './requests.js';
import { Survey } from './survey.js';
import { surveyRequest } from './survey-request.js';
import { shareWorkspaceRoots } from './workspaces.js';

/** What is to be discovered. */
export interface DiscoverOptions {
  cwd: string;
  /** Files, folders and globs. */
  paths: readonly string[];
  /** Globs, relative to `cwd`, of what the configuration leaves out. */
  ignore: readonly string[];
  /** Give files another role. */
  overrides?: readonly Override[];
  signal?: AbortSignal;
  /** Notes what is seen on the way. */
  disk?: Disk;
}

/**
 * Finds the files to analyse, what each one is for, and the packages they belong to.
 *
 * Left out without a word: what git or the configuration ignores, `node_modules`, folders whose names begin with a
 * dot, declaration files. Left out and listed with the reason: what cannot be read, symbolic links (never followed,
 * so that no loop can catch the walk), vendored and minified files, build output that lies beside its sources.
 * A folder that the user names is analysed whatever it is called.
 */
export async function discover(options: DiscoverOptions): Promise<Discovery> {
  options.signal?.throwIfAborted();
  const cwd = absolutePath(options.cwd, '.');
  const leaveOut = await globMatcher(options.ignore);
  const isExcluded = options.ignore.length === 0 ? () => false : (path: string) => leaveOut(relativePath(cwd, path));
  const survey = new Survey(isExcluded, options.disk ?? new Disk(), options.signal);
  for (const request of requests(options.paths, cwd)) await surveyRequest(request, cwd, survey);
  shareWorkspaceRoots(survey);
  return describeDiscovery(survey, cwd, options.overrides ?? []);
}
