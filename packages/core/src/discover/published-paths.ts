const CODE_OR_NO_EXTENSION = /(?:\.(?:[cm]?[jt]s|[jt]sx)|\/[^/.]*|\/|\*)$/;

/**
 * The paths that `exports`, `main` and `module` of a package.json lead to, as written and without types and
 * data; `index.js` when there are none, as Node has it.
 */
export function publishedPaths(manifest: Readonly<Record<string, unknown>>): string[] {
  const { main, module, exports } = manifest;
  const paths = [main, module].filter((path) => typeof path === 'string').concat(targets(exports));
  if (paths.length === 0) return exports === undefined ? ['index.js'] : [];
  return [...new Set(paths)].filter((path) => CODE_OR_NO_EXTENSION.test(`/${path}`) && !/\.d\.[cm]?ts$/.test(path));
}

/** What the name under which a package offers files says of who loads them. */
const PURPOSES = [
  { use: 'executable', name: /^\.\/(?:cli|bin|commands?|cmds?)(?:[/.]|$)/ },
  { use: 'test', name: /^\.\/(?:tests?|testing|test-utils|__tests?__|__testing__)(?:[/.]|$)/ },
] as const;

/** Paths of `exports` that say what they are for: `./commands/*` is for a command line, `./testing` for tests. */
export interface PurposefulPath {
  path: string;
  use: (typeof PURPOSES)[number]['use'];
}

export function purposefulPaths({ exports }: Readonly<Record<string, unknown>>): PurposefulPath[] {
  if (typeof exports !== 'object' || exports === null) return [];
  return Object.entries(exports).flatMap(([name, target]) =>
    PURPOSES.filter((purpose) => purpose.name.test(name)).flatMap(({ use }) => targets(target).map((path) => ({ path, use }))),
  );
}

/** The strings at the leaves of `exports`, whatever its conditions. */
function targets(exports: unknown): string[] {
  if (typeof exports === 'string') return [exports];
  if (typeof exports !== 'object' || exports === null) return [];
  return Object.entries(exports).flatMap(([condition, target]) => (condition === 'types' ? [] : targets(target)));
}
