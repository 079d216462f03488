import { methodsOf } from '../roots/api.js';
import type { CallbackRule } from './rule.js';

const lodashLoops =
  'each forEach eachRight forEachRight map filter reject some every find findLast findIndex findLastIndex findKey findLastKey reduce reduceRight flatMap flatMapDeep flatMapDepth groupBy keyBy countBy partition sortBy orderBy uniqBy uniqWith sumBy maxBy minBy meanBy max min mapValues mapKeys pickBy omitBy forIn forInRight forOwn forOwnRight times transform differenceBy differenceWith intersectionBy intersectionWith unionBy unionWith xorBy xorWith dropWhile dropRightWhile takeWhile takeRightWhile remove mergeWith assignWith cloneDeepWith isEqualWith zipWith unzipWith pullAllBy pullAllWith sortedIndexBy sortedUniqBy';
const lodashWrappers =
  'memoize partial partialRight curry curryRight negate ary unary before after wrap rest spread overArgs rearg flip bind bindKey flow flowRight cond overEvery overSome over iteratee';
const underscoreLoops =
  'each forEach map collect filter select reject some any every all find detect findIndex findLastIndex findKey reduce foldl inject reduceRight foldr groupBy indexBy countBy partition sortBy uniq max min mapObject times';
const underscoreWrappers = 'memoize partial negate before after wrap bind compose';
const lodashDelays = 'debounce throttle';
const ramdaLoops =
  'map filter reject forEach forEachObjIndexed mapObjIndexed reduce reduceRight reduceBy reduceWhile scan any all none find findIndex findLast findLastIndex groupBy groupWith countBy indexBy partition sortBy uniqBy uniqWith chain times pickBy takeWhile dropWhile takeLastWhile dropLastWhile zipWith unfold until addIndex mapAccum mapAccumRight innerJoin differenceWith unionWith symmetricDifferenceWith mergeWith mergeWithKey dropRepeatsWith dropRepeatsBy splitWhen splitWhenever transduce traverse';
const remedaLoops =
  'map filter forEach forEachObj flatMap reduce find findIndex findLast findLastIndex groupBy groupByProp indexBy countBy partition mapValues mapKeys mapToObj pickBy omitBy sortBy sumBy meanBy uniqueBy uniqueWith times takeWhile takeLastWhile dropWhile dropLastWhile firstBy nthBy rankBy zipWith differenceWith intersectionWith splitWhen fromKeys pullObject mapWithFeedback';

/** `lodash`, its single-function packages and sub-paths. */
const lodash = (names: string): string[] =>
  names.split(' ').flatMap((name) => [`lodash#${name}`, ...['', '.js'].flatMap((ending) => [`lodash/${name}${ending}#default`, `lodash-es/${name}${ending}#default`]), `lodash.${name.toLowerCase()}#default`]);

/** `match(value).with(…).with(…)`, as long as people write them. */
const arms = Array.from({ length: 12 }, (_, before) => `ts-pattern#match()${'.*()'.repeat(before)}`);

export const collectionLibraries: readonly CallbackRule[] = [
  {
    apis: [...lodash(lodashLoops), ...methodsOf('underscore#', underscoreLoops), ...methodsOf('lodash#default()', lodashLoops), ...methodsOf('underscore#default()', underscoreLoops)],
    runs: 'now',
    loop: true,
  },
  { apis: [...lodash('tap thru attempt'), ...methodsOf('lodash#default()', 'tap thru'), 'underscore#tap'], runs: 'now', passesThrough: true },
  { apis: [...lodash(lodashWrappers), ...methodsOf('underscore#', underscoreWrappers)], runs: 'now', wraps: true },
  { apis: [...lodash('once'), 'underscore#once', 'ramda#once', 'remeda#once', 'once#default', 'onetime#default', 'p-once#default', '@perf-analyze/runtime#LazyLoader'], runs: 'later', once: true },
  { apis: [...lodash(lodashDelays), ...methodsOf('underscore#', lodashDelays), 'debounce#default', 'throttleit#default', ...methodsOf('throttle-debounce#', lodashDelays), 'just-debounce-it#default', 'just-throttle#default'], runs: 'later', wraps: true },
  { apis: [...lodash('delay defer'), ...methodsOf('underscore#', 'delay defer')], runs: 'later', callbacks: [0] },
  { apis: methodsOf('ramda#', ramdaLoops), runs: 'now', loop: true },
  { apis: methodsOf('ramda#', 'sort sortWith'), runs: 'now', loop: true, mustBeSync: true },
  { apis: methodsOf('ramda#', 'tap when unless ifElse cond applySpec converge juxt evolve both either complement pipe compose pipeWith composeWith flip curry curryN memoizeWith nAry unary binary partial partialRight tryCatch useWith andThen otherwise'), runs: 'now', wraps: true },
  { apis: methodsOf('remeda#', remedaLoops), runs: 'now', loop: true },
  { apis: ['remeda#sort'], runs: 'now', loop: true, mustBeSync: true },
  { apis: methodsOf('remeda#', 'tap when conditional'), runs: 'now', passesThrough: true },
  { apis: methodsOf('remeda#', 'debounce funnel'), runs: 'later', wraps: true },
  { apis: methodsOf('remeda#', 'partialBind partialLastBind'), runs: 'now', wraps: true },
  { apis: methodsOf('immer#', 'produce produceWithPatches'), runs: 'now', callbacks: [0, 1], passesThrough: true },
  { apis: arms.flatMap((arm) => methodsOf(arm, 'with when otherwise')), runs: 'now', passesThrough: true },
  { apis: ['cheerio#load()().each', 'cheerio#load()().map', 'cheerio#load()().filter'], runs: 'now', loop: true, mustBeSync: true },
  {
    apis: methodsOf('zod#ZodType.prototype', 'refine superRefine transform check overwrite default prefault catch').concat(methodsOf('zod#', 'preprocess custom lazy')),
    runs: 'later',
    reach: 'background',
    orCaller: true,
    mustBeSync: true,
  },
];
