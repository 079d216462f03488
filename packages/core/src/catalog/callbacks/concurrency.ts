import { methodsOf } from '../roots/api.js';
import type { CallbackRule } from './rule.js';

const bluebirdLoops = 'map each mapSeries filter reduce';
const asyncLoops =
  'each eachSeries forEach forEachSeries eachOf eachOfSeries forEachOf forEachOfSeries map mapSeries mapValues mapValuesSeries filter filterSeries select selectSeries reject rejectSeries concat concatSeries detect detectSeries find findSeries some someSeries any anySeries every everySeries all allSeries groupBy groupBySeries sortBy times timesSeries';
const asyncLimits =
  'eachLimit forEachLimit eachOfLimit forEachOfLimit mapLimit mapValuesLimit filterLimit selectLimit rejectLimit concatLimit detectLimit findLimit someLimit anyLimit everyLimit allLimit groupByLimit timesLimit';
const operators =
  'map filter tap switchMap mergeMap flatMap concatMap exhaustMap catchError finalize scan reduce expand first last find takeWhile skipWhile debounce throttle audit sample distinct distinctUntilChanged groupBy partition bufferWhen retryWhen retry repeatWhen every max min count mergeScan switchScan delayWhen';
const sleeping = { runs: 'now', loop: true, awaits: true } as const;

/** Functions that run asynchronous work with a limit, in order, again, or once. */
export const concurrency: readonly CallbackRule[] = [
  { apis: methodsOf('async#', asyncLoops), ...sleeping, callbacks: [1] },
  { apis: methodsOf('async#', asyncLimits), ...sleeping, callbacks: [2] },
  { apis: methodsOf('async#', 'reduce reduceRight inject foldl foldr transform'), ...sleeping, callbacks: [2] },
  { apis: methodsOf('async#', 'whilst until doWhilst doUntil forever'), ...sleeping },
  { apis: methodsOf('async#', 'series parallel waterfall auto autoInject race tryEach parallelLimit compose seq applyEach retry'), runs: 'now', awaits: true, callbacks: [0, 1, { argument: 0, properties: ['*'] }] },
  { apis: methodsOf('async#', 'queue priorityQueue cargo cargoQueue'), runs: 'later', loop: true, awaits: true, callbacks: [0] },
  { apis: methodsOf('async#', 'memoize retryable asyncify reflect timeout ensureAsync apply'), runs: 'now', wraps: true },
  { apis: methodsOf('async#', 'nextTick setImmediate'), runs: 'later' },
  {
    apis: ['p-map#default', 'p-map#pMapIterable', 'p-filter#default', 'p-each-series#default', 'p-map-series#default', 'p-reduce#default', 'p-times#default', 'p-props#default', 'p-locate#default', 'p-every#default', 'p-some#default', 'p-forever#default', 'p-whilst#default'],
    ...sleeping,
    callbacks: [0, 1],
  },
  { apis: ['@perf-analyze/runtime#mapConcurrent'], ...sleeping, callbacks: [1] },
  { apis: ['p-all#default', 'p-series#default', 'p-waterfall#default', 'p-tap#default'], runs: 'now', awaits: true },
  { apis: ['p-limit#default()', 'p-limit#default().map', 'p-queue#default.prototype.add', 'p-queue#default.prototype.addAll', 'throat#default()', 'bottleneck#default.prototype.schedule'], runs: 'later', awaits: true, passesThrough: true },
  { apis: ['p-throttle#default()', 'p-debounce#default', 'p-memoize#default', 'p-limit#limitFunction', 'bottleneck#default.prototype.wrap', 'bottleneck#default.prototype.wrap()'], runs: 'later', awaits: true, wraps: true },
  { apis: ['p-retry#default', 'async-retry#default', 'promise-retry#default', 'exponential-backoff#backOff', 'ts-retry-promise#retry', 'p-try#default', 'p-timeout#default', 'p-wait-for#default'], runs: 'now', awaits: true, passesThrough: true },
  { apis: ['mem#default', 'memoize#default', 'memoizee#default', 'moize#default', 'fast-memoize#default', 'micro-memoize#default', 'memoize-one#default', 'react#cache', 'next/cache#unstable_cache'], runs: 'now', wraps: true },
  { apis: ['next/server#after', 'next/after#after', '@vercel/functions#waitUntil'], runs: 'later', awaits: true },
  { apis: ['dataloader#default'], runs: 'later', awaits: true, callbacks: [0] },
  { apis: [...methodsOf('fastq#', 'default promise'), 'better-queue#default'], runs: 'later', loop: true, awaits: true },
  {
    apis: ['?#runExclusive', 'async-mutex#Mutex.prototype.runExclusive', 'async-mutex#Semaphore.prototype.runExclusive', 'async-lock#default.prototype.acquire', 'redlock#default.prototype.using', 'global#navigator.locks.request'],
    runs: 'now',
    awaits: true,
    passesThrough: true,
    context: 'lock',
  },
  { apis: methodsOf('bluebird#', bluebirdLoops), ...sleeping, callbacks: [1] },
  { apis: methodsOf('bluebird#', 'try method using coroutine'), runs: 'now', awaits: true, passesThrough: true },
  { apis: methodsOf('bluebird#', 'fromCallback fromNode'), runs: 'now', callbacks: [0] },
  { apis: methodsOf('bluebird#', 'promisify promisifyAll'), runs: 'now', wraps: true },
  { apis: ['bluebird#default'], runs: 'now', callbacks: [0], mustBeSync: true },
  {
    apis: ['bluebird#default.prototype', 'bluebird#resolve()', 'bluebird#all()'].flatMap((owner) => methodsOf(owner, 'then catch finally tap spread')),
    runs: 'later',
    awaits: true,
    passesThrough: true,
  },
  {
    apis: [...methodsOf('rxjs#', `${operators} from fromEvent defer using generate iif`), ...methodsOf('rxjs/operators#', operators)],
    runs: 'later',
    awaits: true,
  },
  { apis: ['rxjs#Observable', 'rxjs#Observable.create'], runs: 'later', callbacks: [0] },
  { apis: ['Observable', 'Subject', 'BehaviorSubject', 'ReplaySubject'].map((name) => `rxjs#${name}.prototype.subscribe`).concat('?#subscribe'), runs: 'later', callbacks: [0, 1, 2, { argument: 0, properties: ['next', 'error', 'complete'] }] },
];
