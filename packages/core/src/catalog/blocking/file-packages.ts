import type { CatalogEntry, Twin } from '../entry.js';
import { ownReplacement, ownTwin } from './own-twin.js';

const defaultTwin: Twin = { module: '{module}', path: 'default', shape: 'promise' };
const defaultReplacement = 'the package’s default export';

const twinTo = (path: string, shape: Twin['shape'] = 'promise'): Twin => ({
  module: '{module}',
  path,
  shape,
});

/** A row of a package that offers the same under another name; the usual values are filled in. */
function row(
  modules: readonly string[],
  paths: readonly string[],
  rest: Partial<CatalogEntry>,
): CatalogEntry {
  return {
    category: 'file',
    modules,
    paths,
    form: 'call',
    impact: 'high',
    replacement: ownReplacement,
    twin: ownTwin,
    fix: 'safe',
    ...rest,
  };
}

const contentRows: readonly CatalogEntry[] = [
  row(
    ['fs-extra', 'fs-extra/esm'],
    [
      'copySync',
      'moveSync',
      'removeSync',
      'emptyDirSync',
      'emptydirSync',
      'ensureDirSync',
      'mkdirsSync',
      'mkdirpSync',
      'ensureFileSync',
      'createFileSync',
      'ensureLinkSync',
      'createLinkSync',
      'ensureSymlinkSync',
      'createSymlinkSync',
      'outputFileSync',
      'outputJsonSync',
      'outputJSONSync',
      'readJsonSync',
      'readJSONSync',
      'writeJsonSync',
      'writeJSONSync',
    ],
    {},
  ),
  row(['fs-extra', 'fs-extra/esm'], ['pathExistsSync'], { impact: 'low', pinned: true }),
  row(['jsonfile'], ['readFileSync', 'writeFileSync'], {}),
  row(['load-json-file'], ['loadJsonFileSync'], { impact: 'medium' }),
  row(['write-json-file'], ['writeJsonFileSync'], { impact: 'medium' }),
  row(['load-yaml-file'], ['loadYamlFileSync'], { impact: 'medium' }),
  row(['load-json-file', 'write-json-file', 'load-yaml-file'], ['sync'], {
    impact: 'medium',
    replacement: defaultReplacement,
    twin: defaultTwin,
  }),
  row(['write-file-atomic'], ['sync'], { replacement: defaultReplacement, twin: defaultTwin }),
];

const searchRows: readonly CatalogEntry[] = [
  row(['glob'], ['globSync'], {}),
  row(['glob'], ['sync', 'glob.sync', 'glob.globSync'], {
    replacement: '`glob` of the same package',
    twin: twinTo('glob'),
  }),
  row(['glob'], ['globStreamSync', 'streamSync'], {
    replacement: '`globStream` of the same package',
    twin: twinTo('globStream', 'stream'),
    fix: 'suggestion',
    gates: ['iter'],
  }),
  row(['glob'], ['globIterateSync', 'iterateSync'], {
    replacement: '`globIterate` of the same package',
    twin: twinTo('globIterate', 'async-iterable'),
    fix: 'suggestion',
    gates: ['iter'],
  }),
  row(['fast-glob', 'globby'], ['sync'], { replacement: defaultReplacement, twin: defaultTwin }),
  row(['fast-glob', 'tinyglobby'], ['globSync'], {}),
  row(['globby'], ['globbySync', 'isGitIgnoredSync', 'isIgnoredByIgnoreFilesSync', 'generateGlobTasksSync'], {}),
];

const directoryRows: readonly CatalogEntry[] = [
  row(
    ['rimraf'],
    ['rimrafSync', 'nativeSync', 'manualSync', 'posixSync', 'windowsSync', 'moveRemoveSync'],
    {},
  ),
  row(['rimraf'], ['sync', 'rimraf.sync'], {
    replacement: '`rimraf` itself',
    twin: twinTo('rimraf'),
  }),
  row(
    ['mkdirp'],
    ['mkdirpSync', 'nativeSync', 'manualSync', 'mkdirpNativeSync', 'mkdirpManualSync'],
    {},
  ),
  row(['mkdirp'], ['sync', 'mkdirp.sync'], {
    replacement: '`mkdirp` itself',
    twin: twinTo('mkdirp'),
  }),
  row(['make-dir'], ['makeDirectorySync'], {}),
  row(['del'], ['deleteSync'], {
    replacement: '`deleteAsync` of the same package',
    twin: twinTo('deleteAsync'),
  }),
  row(['make-dir', 'del'], ['sync'], { replacement: defaultReplacement, twin: defaultTwin }),
];

const lookupRows: readonly CatalogEntry[] = [
  row(['find-up'], ['findUpSync', 'findUpMultipleSync', 'findDownSync'], { impact: 'medium' }),
  row(['find-up-simple'], ['findUpSync'], { impact: 'medium' }),
  row(['locate-path'], ['locatePathSync'], { impact: 'medium' }),
  row(['path-exists'], ['pathExistsSync'], { impact: 'low', pinned: true }),
  row(['pkg-up'], ['pkgUpSync'], { impact: 'medium' }),
  row(['pkg-dir', 'package-directory'], ['packageDirectorySync'], { impact: 'medium' }),
  row(['read-pkg'], ['readPackageSync'], { impact: 'medium' }),
  row(['read-pkg-up', 'read-package-up'], ['readPackageUpSync'], { impact: 'medium' }),
  row(
    ['find-up', 'locate-path', 'pkg-up', 'pkg-dir', 'read-pkg', 'read-pkg-up'],
    ['sync'],
    { impact: 'medium', replacement: defaultReplacement, twin: defaultTwin },
  ),
  row(['path-exists'], ['sync'], {
    impact: 'low',
    pinned: true,
    replacement: defaultReplacement,
    twin: defaultTwin,
  }),
  row(['cosmiconfig'], ['cosmiconfigSync().search', 'cosmiconfigSync().load'], {
    impact: 'medium',
    replacement: '`cosmiconfig(…).{async}`',
    twin: twinTo('cosmiconfig().{async}'),
    note: 'Loaders of your own must be fit for the asynchronous form.',
  }),
  row(['lilconfig'], ['lilconfigSync().search', 'lilconfigSync().load'], {
    impact: 'medium',
    replacement: '`lilconfig(…).{async}`',
    twin: twinTo('lilconfig().{async}'),
    note: 'Loaders of your own must be fit for the asynchronous form.',
  }),
  row(['which'], ['sync'], {
    impact: 'medium',
    replacement: defaultReplacement,
    twin: defaultTwin,
  }),
  row(['resolve'], ['sync'], {
    impact: 'medium',
    replacement: '`promisify` from `node:util` over the package’s default export',
    twin: { module: '{module}', path: 'default', shape: 'callback' },
    fix: 'suggestion',
    gates: ['cb'],
  }),
  row(['isexe'], ['sync'], {
    impact: 'medium',
    replacement: '`isexe` itself',
    twin: twinTo('isexe'),
  }),
  row(['klaw-sync'], ['default'], {
    impact: 'medium',
    replacement: '`for await` over `klaw`',
    twin: undefined,
    fix: 'suggestion',
    gates: ['iter'],
  }),
  row(['totalist/sync'], ['totalist'], {
    impact: 'medium',
    replacement: '`totalist` from `totalist`',
    twin: { module: 'totalist', path: 'totalist', shape: 'promise' },
  }),
  row(['walk-sync'], ['default', 'entries'], {
    impact: 'medium',
    replacement: '`opendir` from `node:fs/promises` with `recursive: true`',
    twin: undefined,
    fix: 'suggestion',
  }),
];

const temporaryRows: readonly CatalogEntry[] = [
  row(['tmp'], ['fileSync', 'dirSync', 'tmpNameSync'], {
    impact: 'medium',
    replacement: '`promisify` from `node:util` over `{async}` of the same package',
    twin: twinTo('{async}', 'callback'),
    fix: 'suggestion',
    gates: ['cb'],
  }),
  row(['tmp'], ['fileSync().removeCallback', 'dirSync().removeCallback'], {
    impact: 'medium',
    replacement: '`rm` from `node:fs/promises`',
    twin: undefined,
    fix: 'suggestion',
    note: 'What was made synchronously is removed synchronously, with `unsafeCleanup` a whole tree of folders.',
  }),
  row(['tempy'], ['temporaryWriteSync'], { impact: 'medium' }),
  row(['proper-lockfile'], ['unlockSync', 'checkSync'], { impact: 'medium' }),
  row(['proper-lockfile'], ['lockSync'], {}),
];

const archiveRows: readonly CatalogEntry[] = [
  row(['adm-zip'], ['default.prototype.extractAllTo'], {
    replacement: '`extractAllToAsync`, or `yauzl`',
    twin: twinTo('default.prototype.extractAllToAsync', 'callback'),
    fix: 'suggestion',
    gates: ['cb'],
  }),
  row(['adm-zip'], ['default.prototype.extractEntryTo'], {
    replacement: '`yauzl`, which reads entries as streams',
    twin: undefined,
    fix: 'suggestion',
  }),
  row(['adm-zip'], ['default.prototype.getEntry().getData'], {
    replacement: '`getDataAsync`, or `yauzl`',
    twin: undefined,
    fix: 'suggestion',
  }),
  row(['adm-zip'], ['default.prototype.readFile', 'default.prototype.readAsText'], {
    replacement: '`{async}Async`, or `yauzl`',
    twin: twinTo('{path}Async', 'callback'),
    fix: 'suggestion',
    note: 'The callback of the asynchronous form gets the data first and the error second.',
  }),
  row(
    ['adm-zip'],
    [
      'default.prototype.writeZip',
      'default.prototype.toBuffer',
      'default.prototype.addLocalFolder',
    ],
    {
      replacement: '`{async}Promise`, or `yazl`',
      twin: twinTo('{path}Promise'),
      fix: 'suggestion',
    },
  ),
  row(
    ['tar'],
    ['create', 'c', 'extract', 'x', 'list', 't', 'replace', 'r', 'update', 'u'],
    {
      when: [{ argument: 0, option: 'sync', literal: true }],
      replacement: 'the same call without `sync: true`, awaited',
      twin: twinTo('{path}'),
    },
  ),
  row(['tar'], ['PackSync', 'UnpackSync', 'WriteEntrySync'], {
    form: 'new',
    replacement: ownReplacement,
    twin: twinTo('{path}', 'stream'),
    fix: 'suggestion',
  }),
];

const storeRows: readonly CatalogEntry[] = [
  row(['lowdb'], ['LowSync.prototype.read', 'LowSync.prototype.write', 'LowSync.prototype.update'], {
    impact: 'medium',
    replacement: '`{async}` of a `Low`',
    twin: twinTo('Low.prototype.{async}'),
    fix: 'suggestion',
  }),
  row(
    ['lowdb/node'],
    [
      'JSONFileSync.prototype.read',
      'JSONFileSync.prototype.write',
      'TextFileSync.prototype.read',
      'TextFileSync.prototype.write',
      'DataFileSync.prototype.read',
      'DataFileSync.prototype.write',
    ],
    {
      impact: 'medium',
      replacement: '`{async}` of a `JSONFile`, `TextFile` or `DataFile`',
      twin: twinTo('JSONFile.prototype.{async}'),
      fix: 'suggestion',
    },
  ),
  row(['lowdb/node'], ['JSONFileSyncPreset'], {
    impact: 'medium',
    replacement: '`JSONFilePreset`',
    twin: twinTo('JSONFilePreset'),
    fix: 'suggestion',
  }),
  row(
    ['conf', 'configstore'],
    [
      'default.prototype.get',
      'default.prototype.set',
      'default.prototype.has',
      'default.prototype.delete',
      'default.prototype.clear',
    ],
    {
      impact: 'medium',
      replacement: 'one load at startup',
      twin: undefined,
      fix: 'suggestion',
      gates: ['hoist'],
      note: 'Every call reads the whole file again, and a change writes it.',
    },
  ),
  row(['dotenv'], ['config'], {
    impact: 'medium',
    replacement: 'one load at startup',
    twin: twinTo('config', 'hoist'),
    fix: 'suggestion',
    gates: ['hoist'],
  }),
];

/** Packages whose synchronous form works on the file system. */
export const filePackageRows: readonly CatalogEntry[] = [
  ...contentRows,
  ...searchRows,
  ...directoryRows,
  ...lookupRows,
  ...temporaryRows,
  ...archiveRows,
  ...storeRows,
];
