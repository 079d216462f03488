import type { FileRole, Override } from '../config/config.js';
import { sourceElsewhere } from './builds-elsewhere.js';
import type { DiscoveredFile, DiscoveredPackage, Discovery } from './discovered-file.js';
import { fileRole, type PackageUse } from './file-role.js';
import { globMatcher, type GlobMatcher } from '../config/glob-matcher.js';
import { templateHandlers } from './function-templates.js';
import { isMinified } from './minified.js';
import type { PackageFacts } from './package-facts.js';
import { entryFiles, packageUses } from './package-uses.js';
import { relativePath } from './relative-path.js';
import type { FoundFile, Survey } from './survey.js';
import { twinOf } from './twin-builds.js';

/** Turns what was found into what later stages see: paths from the working directory, in order, with roles. */
export async function describeDiscovery(survey: Survey, cwd: string, overrides: readonly Override[]): Promise<Discovery> {
  const packages = [...survey.packages.values()].sort((one, other) => byPath(one.folder, other.folder));
  const indices = new Map(packages.map((facts, index) => [facts.folder, index]));
  const uses = packageUses(packages, survey.files);
  const handlers = templateHandlers(survey);
  const overriddenRole = await roleOverrides(overrides);
  const describe = (file: FoundFile): DiscoveredFile => {
    const path = relativePath(cwd, file.path);
    return {
      path,
      role: overriddenRole(path) ?? roleOf(file, uses.get(file.path)),
      isService: uses.get(file.path) === 'service',
      isDependency: false,
      package: indices.get(file.folder.package?.folder ?? '') ?? -1,
      size: file.size,
      mtimeMs: file.mtimeMs,
      inode: file.inode,
      ...(handlers.has(file.path) ? { handlers: handlers.get(file.path) } : {}),
    };
  };
  return {
    files: [...survey.files.values()].filter((file) => !isCompiled(file, survey) && !isCompiledElsewhere(file, { survey, cwd }) && !isTwin(file, survey)).map(describe).sort((one, other) => byPath(one.path, other.path)),
    packages: packages.map((facts) => describePackage(facts, cwd, survey.files)),
    builds: survey.builds.map(({ output, sources }) => ({ output: relativePath(cwd, output), sources: relativePath(cwd, sources) })),
    skipped: survey.skipped(cwd).sort((one, other) => byPath(one.file, other.file)),
  };
}

/** Whether a file was compiled from the TypeScript beside it; if so it is skipped. */
function isCompiled({ path }: FoundFile, survey: Survey): boolean {
  const script = /^(.*)\.([cm]?)jsx?$/.exec(path);
  if (!script) return false;
  const [, stem, flavour] = script;
  const isTwin = [`${stem}.${flavour}ts`, `${stem}.tsx`].some((source) => survey.files.has(source));
  if (isTwin) survey.skip(path, 'build output, its source is beside it');
  return isTwin;
}

/** Whether a file was compiled from TypeScript in a folder that names this one as its output; if so it is skipped. */
function isCompiledElsewhere({ path }: FoundFile, { survey, cwd }: { survey: Survey; cwd: string }): boolean {
  const source = sourceElsewhere(path, survey.builds, (candidate) => survey.files.has(candidate));
  if (source !== undefined) survey.skip(path, `build output, its source is ${relativePath(cwd, source)}`);
  return source !== undefined;
}

/** Whether a file holds the code of another one in another format of the same package; if so it is skipped. */
function isTwin({ path, folder }: FoundFile, survey: Survey): boolean {
  let owner = folder.package;
  while (owner?.isStub) owner = owner.parent;
  if (!owner) return false;
  const twin = twinOf(path.slice(owner.folder.length + 1), owner.twins);
  if (twin === undefined || !isReadable(`${owner.folder}/${twin}`, survey)) return false;
  survey.skip(path, 'the same code in another module format');
  return true;
}

/** A build that was minified stands for nothing: nobody reads it. */
function isReadable(path: string, { files, disk }: Survey): boolean {
  try {
    return files.has(path) && !isMinified(disk.readText(path));
  } catch {
    // Whoever reads it for its code says why it cannot be read.
    return false;
  }
}

export function describePackage(facts: PackageFacts, cwd: string, files: ReadonlyMap<string, unknown>): DiscoveredPackage {
  const { name, isPrivate, type, minimumNode, dependencies } = facts;
  const entries = entryFiles(facts, files).map((file) => relativePath(cwd, file));
  const within = cwd.startsWith(`${facts.folder}/`) ? relativePath(facts.folder, cwd) : '';
  return { folder: relativePath(cwd, facts.folder), within, name, isPrivate, type, minimumNode, dependencies, entries };
}

export function roleOf({ name, folder }: FoundFile, use: PackageUse | undefined): FileRole {
  return fileRole({ name, folder: folder.names, folderName: folder.name, use });
}

/** The role that the last matching override gives. */
async function roleOverrides(overrides: readonly Override[]): Promise<(path: string) => FileRole | undefined> {
  const rules: { matches: GlobMatcher; role: FileRole }[] = [];
  for (const { files, role } of overrides) if (role) rules.push({ matches: await globMatcher(files), role });
  return (path) => rules.findLast((rule) => rule.matches(path))?.role;
}

function byPath(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
