/** Where the sources of a package are and where its build goes, as tsconfig.json says. */
export interface BuildLayout {
  outDir: string | null;
  rootDir: string | null;
}

/** Folder names under which builds are published. */
export const OUTPUT_FOLDERS: ReadonlySet<string> = new Set(
  'dist build out output lib libs es esm es6 cjs commonjs _esm _cjs esnext module compiled'.split(' '),
);
const FORMATS = new Set('cjs esm es es5 es6 esnext commonjs module node umd main'.split(' '));
const SOURCE_FOLDERS = ['src', 'source', 'lib', 'app'];
const TYPESCRIPT: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts', '.ts'],
  '.cjs': ['.cts', '.ts'],
};

/**
 * The files that a path of package.json may stand for, likeliest source first, the path itself last.
 *
 * `dist/cjs/index.js` is looked for below `rootDir` when the path is below `outDir`, otherwise below `src`,
 * `source`, `lib` and `app`, without the name of the output folder and of a module format, in TypeScript before
 * JavaScript; then in the package's own folder, where only TypeScript counts as a source.
 */
export function sourceCandidates(path: string, layout: BuildLayout): string[] {
  return spellings(path).flatMap((file) => {
    const [stem, extension] = splitExtension(file);
    const typescript = TYPESCRIPT[extension] ?? [];
    const moved = movedStems(stem, layout);
    return [
      ...moved.flatMap((source) => [...typescript, extension, '.js'].map((end) => source + end)),
      ...[...moved.map(withoutFirstFolder), stem].flatMap((source) => typescript.map((end) => source + end)),
      file,
    ];
  });
}

/** `./lib` may be `lib`, `lib.js` or `lib/index.js`. */
function spellings(path: string): string[] {
  const clean = path.replace(/^\.\//, '').replace(/\/$/, '');
  if (clean === '' || clean === '.') return ['index.js'];
  return /\.(?:[cm]?[jt]s|[jt]sx)$/.test(clean) ? [clean] : [clean, `${clean}.js`, `${clean}/index.js`];
}

function splitExtension(file: string): [stem: string, extension: string] {
  const dot = file.lastIndexOf('.');
  return dot > file.lastIndexOf('/') ? [file.slice(0, dot), file.slice(dot)] : [file, ''];
}

/** The stem below each folder that may hold its source. */
function movedStems(stem: string, { outDir, rootDir }: BuildLayout): string[] {
  const [first = '', second = '', ...others] = stem.split('/');
  const configured = outDir !== null && stem.startsWith(`${outDir}/`) ? stem.slice(outDir.length + 1) : null;
  if (configured === null && (second === '' || !OUTPUT_FOLDERS.has(first))) return [];
  const rest = configured ?? [second, ...others].join('/');
  const rests = FORMATS.has(second) && others.length > 0 ? [others.join('/'), rest] : [rest];
  const folders = [...(rootDir === null ? [] : [rootDir]), ...SOURCE_FOLDERS.filter((folder) => folder !== first)];
  return rests.flatMap((inner) => folders.map((folder) => (inner.startsWith(`${folder}/`) ? inner : `${folder}/${inner}`)));
}

function withoutFirstFolder(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}
