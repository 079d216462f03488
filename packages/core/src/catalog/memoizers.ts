/** A function that keeps results by argument, all of them unless it is told otherwise. */
export interface Memoizer {
  /** Whether the first argument alone makes the key, unless a function that makes the key is given. */
  keysByFirst: boolean;
  /** Options that bound what is kept. */
  limits: readonly string[];
}

const MEMOIZERS: Readonly<Record<string, Memoizer>> = {
  'lodash#memoize': { keysByFirst: true, limits: [] },
  'lodash-es#memoize': { keysByFirst: true, limits: [] },
  'lodash/memoize': { keysByFirst: true, limits: [] },
  'lodash-es/memoize': { keysByFirst: true, limits: [] },
  'lodash.memoize': { keysByFirst: true, limits: [] },
  'underscore#memoize': { keysByFirst: true, limits: [] },
  mem: { keysByFirst: true, limits: ['maxAge', 'cache'] },
  memoize: { keysByFirst: true, limits: ['maxAge', 'cache'] },
  'p-memoize': { keysByFirst: true, limits: ['cache'] },
  memoizee: { keysByFirst: false, limits: ['max', 'maxAge'] },
  'fast-memoize': { keysByFirst: false, limits: ['cache'] },
};

/** What is known of an API as a memoizer: `lodash/memoize.js#default`, `lodash#memoize`. */
export function memoizer(api: string): Memoizer | undefined {
  const name = api.replace(/\.js(?=#|$)/, '').replace(/#default$/, '');
  return Object.hasOwn(MEMOIZERS, name) ? MEMOIZERS[name] : undefined;
}

const DECORATORS: ReadonlySet<string> = new Set([
  'lodash-decorators#Memoize',
  'lodash-decorators#memoize',
  'lodash-decorators/memoize#Memoize',
  'lodash-decorators/memoize',
  'typescript-memoize#Memoize',
  'typescript-memoize#MemoizeExpiring',
  'memoize#memoizeDecorator',
  'mem#memDecorator',
  'p-memoize#pMemoizeDecorator',
  'memoize-decorator',
  'decko#memoize',
  'core-decorators#memoize',
]);

/** Whether a function, or all that a file exports, gives what was given before for the same arguments: `'use cache'` of Next.js. */
export function isMemoizingDirective(directive: string): boolean {
  return directive === 'use cache' || directive.startsWith('use cache:');
}

/** Whether an API is a decorator that lets a method run once for each of its arguments. */
export function isMemoizingDecorator(api: string): boolean {
  return DECORATORS.has(api.replace(/(?:\(\))+$/, '').replace(/#default$/, ''));
}
