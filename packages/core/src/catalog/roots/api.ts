/** The two halves of an API string: `module#path`. */
export interface ParsedApi {
  module: string;
  /** The path, cut at its dots: `['default()', 'get']`. Empty for a whole module. */
  segments: readonly string[];
}

/** Cuts an API string at its `#` and at the dots of its path. */
export function parseApi(api: string): ParsedApi {
  const hash = api.indexOf('#', 1);
  const path = api.slice(hash + 1);
  return { module: api.slice(0, hash), segments: path === '' ? [] : path.split('.') };
}

/** The reverse of `parseApi`. */
export function formatApi({ module, segments }: ParsedApi): string {
  return `${module}#${segments.join('.')}`;
}

/** The last name of an API without its parentheses: `get` for `express#default().get`. */
export function lastName(api: string): string {
  return (parseApi(api).segments.at(-1) ?? '').replace('()', '');
}

/** Whether an API is of the language or of Node. */
export function isOfPlatform(api: string): boolean {
  return api.startsWith('global#') || api.startsWith('node:');
}

/** Stands for a method whose name is computed: `app[route.verb](route.path, route.handler)`. */
export const COMPUTED_METHOD = '[method]';

/** Stands for the properties of an object whose names are computed: `handler[name] = () => …`. */
export const COMPUTED_NAME = '[name]';

/** The APIs that are made of one owner and each of the names, which are separated by spaces. */
export function methodsOf(owner: string, names: string): string[] {
  const separator = owner.endsWith('#') ? '' : '.';
  return names.split(' ').map((name) => `${owner}${separator}${name}`);
}
