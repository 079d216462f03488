/** Two patterns of paths, `dist/cjs/*.js`, below which a package holds the same code, in formats of which a program loads one. */
export interface TwinBuild {
  kept: string;
  left: string;
}

interface Variant {
  path: string;
  conditions: readonly string[];
}

/** Conditions that choose a format of the same code, and not other code for another runtime. */
const FORMATS: ReadonlySet<string> = new Set('node import require module module-sync default browser'.split(' '));
const EXTENSION = /\.[cm]?js$/;

/**
 * The builds that a package offers as one module: `main` beside `module`, and what the conditions `import`, `require` and
 * `browser` of one name in `exports` lead to. `dist/esm/index.js` is the twin of `dist/cjs/index.js`, and `index.mjs` of `index.js`,
 * with all that lies beside and below them.
 */
export function twinBuilds({ main, module, browser, exports }: Readonly<Record<string, unknown>>): TwinBuild[] {
  const root = [main, module, browser].flatMap((path, field) => (typeof path === 'string' ? [{ path, conditions: [['require', 'module', 'browser'][field]] }] : []));
  const builds = [root, ...names(exports).map((target) => variants(target, []))].flatMap(pairs);
  // Fields that contradict each other would leave out both.
  return builds.filter(({ left }, index) => !builds.slice(0, index).some(({ kept }) => kept === left));
}

function names(exports: unknown): unknown[] {
  if (typeof exports !== 'object' || exports === null) return [];
  return Object.keys(exports).some((key) => key.startsWith('.')) ? Object.values(exports) : [exports];
}

/** The leaves of nested conditions. */
function variants(target: unknown, conditions: readonly string[]): Variant[] {
  if (typeof target === 'string') return [{ path: target, conditions }];
  if (typeof target !== 'object' || target === null || Array.isArray(target)) return [];
  return Object.entries(target).flatMap(([condition, inner]) => (FORMATS.has(condition) ? variants(inner, [...conditions, condition]) : []));
}

/** What Node loads by `require` is kept: it is there in every package that has two formats. */
function pairs(found: readonly Variant[]): TwinBuild[] {
  const builds = found.filter(({ path }) => EXTENSION.test(path) && !path.includes('*'));
  const rank = ({ conditions }: Variant): number => (conditions.includes('browser') ? 2 : conditions.includes('require') ? 0 : 1);
  const [kept, ...others] = builds.toSorted((one, other) => rank(one) - rank(other));
  return others.flatMap((other) => pair(kept.path.replace(/^\.\//, ''), other.path.replace(/^\.\//, ''), other.conditions.includes('browser')));
}

/** Where two paths part, seen from their ends: at the extension, or at a folder. */
function pair(kept: string, left: string, isBrowser: boolean): TwinBuild[] {
  const [keptSteps, leftSteps] = [kept, left].map((path) => path.replace(EXTENSION, '').split('/'));
  let shared = 0;
  while (shared < Math.min(keptSteps.length, leftSteps.length) && keptSteps.at(-1 - shared) === leftSteps.at(-1 - shared)) shared++;
  if (kept === left || shared === 0) return [];
  const [keptFolder, leftFolder] = [keptSteps, leftSteps].map((steps) => steps.slice(0, steps.length - Math.max(1, shared)).map((step) => `${step}/`).join(''));
  // What lies within the other is no second format of it: `index.js` may be all there is before `src/index.js`.
  if (keptFolder !== leftFolder && (keptFolder.startsWith(leftFolder) || leftFolder.startsWith(keptFolder)) && !isBrowser) return [];
  return [{ kept: `${keptFolder}*${extension(kept)}`, left: `${leftFolder}*${extension(left)}` }];
}

function extension(path: string): string {
  return path.slice(path.lastIndexOf('.'));
}

/** The file of which a file of the package is the twin. Both paths are relative to the package. */
export function twinOf(path: string, builds: readonly TwinBuild[]): string | undefined {
  const build = builds.find(({ left }) => fits(path, left));
  if (!build) return undefined;
  const [folder, end] = build.left.split('*');
  const inner = path.slice(folder.length, path.length - end.length);
  return build.kept.replace('*', () => inner);
}

function fits(path: string, pattern: string): boolean {
  const [folder, end] = pattern.split('*');
  return path.startsWith(folder) && path.endsWith(end);
}
