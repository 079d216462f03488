import type { CatalogEntry, Twin } from '../entry.js';
import { ownReplacement, ownTwin } from './own-twin.js';

const compileOnce = 'a template compiled once, at startup';

const smallInput = { inputArgument: 0, bytes: 16_384 } as const;

/** A row whose cost grows with an input that is not known; the usual values are filled in. */
function row(
  modules: readonly string[],
  paths: readonly string[],
  rest: Partial<CatalogEntry>,
): CatalogEntry {
  return {
    category: 'cpu',
    modules,
    paths,
    form: 'call',
    impact: 'medium',
    confidence: 'possible',
    replacement: 'a stream, a smaller input, or a worker thread',
    fix: 'advice',
    ...rest,
  };
}

const hoist = (path: string): Twin => ({ module: '{module}', path, shape: 'hoist' });

const serialisationRows: readonly CatalogEntry[] = [
  row(['global'], ['JSON.parse', 'JSON.stringify'], {
    replacement: 'a streaming parser, a smaller payload, or a worker thread',
    gates: ['cost'],
    cost: smallInput,
  }),
  row(['node:v8'], ['writeHeapSnapshot', 'getHeapSnapshot'], {
    impact: 'critical',
    confidence: 'definite',
    replacement: 'a snapshot asked for by a signal, in a process that serves nobody',
    note: 'The process stands still for seconds and needs twice the memory.',
  }),
  row(['node:v8'], ['serialize', 'deserialize'], {
    replacement: 'a worker thread or a child process',
  }),
];

const documentRows: readonly CatalogEntry[] = [
  row(['xlsx'], ['read', 'readFile', 'write', 'writeFile'], {
    impact: 'high',
    replacement: 'a streaming reader such as `exceljs`, or a worker thread',
  }),
  row(['csv-parse/sync'], ['parse'], {
    replacement: '`parse` of `csv-parse`, as a stream',
    twin: { module: 'csv-parse', path: 'parse', shape: 'stream' },
    fix: 'suggestion',
    gates: ['cost'],
    cost: smallInput,
  }),
  row(['csv-stringify/sync'], ['stringify'], {
    replacement: '`stringify` of `csv-stringify`, as a stream',
    twin: { module: 'csv-stringify', path: 'stringify', shape: 'stream' },
    fix: 'suggestion',
  }),
  row(['jsdom'], ['JSDOM'], { form: 'new', gates: ['cost'], cost: smallInput }),
  row(['cheerio'], ['load', 'loadBuffer'], { gates: ['cost'], cost: smallInput }),
  row(['xml2js'], ['parseString', 'parseStringPromise', 'Parser.prototype.parseString'], {
    gates: ['cost'],
    cost: smallInput,
    note: 'It parses on the loop although it takes a callback or returns a promise.',
  }),
  row(['fast-xml-parser'], ['XMLParser.prototype.parse'], { gates: ['cost'], cost: smallInput }),
  row(['htmlparser2'], ['parseDocument', 'parseFeed'], { gates: ['cost'], cost: smallInput }),
];

/** Two texts are compared, the second of which stands at `newer`. */
const differences = (paths: readonly string[], newer: number): CatalogEntry =>
  row(['diff'], paths, {
    when: [{ noCallbackFrom: newer + 1 }],
    gates: ['cost'],
    cost: { inputArgument: newer, bytes: 16_384 },
    note: 'Where most of two texts differs, it takes time in proportion to their product.',
  });

const differenceRows: readonly CatalogEntry[] = [
  differences('diffLines diffTrimmedLines diffWords diffWordsWithSpace diffChars diffSentences diffCss diffJson diffArrays'.split(' '), 1),
  differences(['createPatch'], 2),
  differences(['createTwoFilesPatch', 'structuredPatch'], 3),
];

const templateRows: readonly CatalogEntry[] = [
  row(['pug', 'ejs', 'handlebars', 'nunjucks'], ['compile'], {
    impact: 'high',
    replacement: compileOnce,
    twin: hoist('compile'),
    fix: 'suggestion',
    gates: ['hoist'],
  }),
  row(['pug'], ['compileFile'], {
    impact: 'high',
    replacement: compileOnce,
    twin: hoist('compileFile'),
    fix: 'suggestion',
    gates: ['hoist'],
  }),
  row(['pug'], ['renderFile', 'render'], {
    when: [{ argument: 1, withoutOption: 'cache' }],
    impact: 'high',
    replacement: compileOnce,
    twin: hoist('compile'),
    fix: 'suggestion',
    gates: ['hoist'],
    note: 'Without `cache: true` the template is compiled for every call.',
  }),
  row(['ejs'], ['renderFile', 'render'], {
    when: [{ argument: 2, withoutOption: 'cache' }],
    impact: 'high',
    replacement: compileOnce,
    twin: hoist('compile'),
    fix: 'suggestion',
    gates: ['hoist'],
    note: 'Without `cache: true` the template is compiled for every call.',
  }),
  row(['marked'], ['marked', 'parse', 'marked.parse'], {
    replacement: 'a cache of what was rendered, or a worker thread',
    gates: ['cost'],
    cost: smallInput,
  }),
  row(
    ['markdown-it'],
    ['default.prototype.render', 'default().render'],
    {
      replacement: 'a cache of what was rendered, or a worker thread',
      gates: ['cost'],
      cost: smallInput,
    },
  ),
];

const buildRows: readonly CatalogEntry[] = [
  row(['sass'], ['compile', 'compileString'], {
    impact: 'high',
    confidence: 'definite',
    replacement: '`{async}Async` of the same package',
    twin: { module: '{module}', path: '{path}Async', shape: 'promise' },
    fix: 'safe',
  }),
  row(['sass'], ['renderSync'], {
    impact: 'high',
    confidence: 'definite',
    replacement: '`compileAsync` of the same package',
    twin: { module: '{module}', path: 'render', shape: 'callback' },
    fix: 'suggestion',
  }),
  row(['terser'], ['minify_sync'], {
    impact: 'high',
    confidence: 'definite',
    replacement: '`minify` of the same package',
    twin: { module: '{module}', path: 'minify', shape: 'promise' },
    fix: 'safe',
  }),
  row(['svgo'], ['optimize'], { impact: 'medium' }),
  row(['typescript'], ['transpile', 'transpileModule', 'createProgram'], {
    impact: 'high',
    confidence: 'definite',
    replacement: 'a worker thread, or `transform` of `esbuild`, which works on other threads',
  }),
  row(['@babel/core'], ['transformSync', 'transformFileSync', 'transformFromAstSync', 'parseSync'], {
    impact: 'high',
    confidence: 'definite',
    replacement: '`{async}Async` of the same package',
    twin: { module: '{module}', path: '{path}Async', shape: 'promise' },
    fix: 'safe',
  }),
  row(['esbuild'], ['buildSync', 'transformSync', 'formatMessagesSync', 'analyzeMetafileSync'], {
    impact: 'high',
    confidence: 'definite',
    replacement: ownReplacement,
    twin: ownTwin,
    fix: 'safe',
  }),
  row(
    ['@swc/core'],
    [
      'transformSync',
      'transformFileSync',
      'parseSync',
      'parseFileSync',
      'printSync',
      'minifySync',
    ],
    {
      impact: 'high',
      confidence: 'definite',
      replacement: ownReplacement,
      twin: ownTwin,
      fix: 'safe',
    },
  ),
];

const imageRows: readonly CatalogEntry[] = [
  row(['canvas'], ['Canvas.prototype.toBuffer', 'createCanvas().toBuffer'], {
    when: [{ noCallbackFrom: 0 }],
    impact: 'high',
    confidence: 'definite',
    replacement: '`toBuffer` with a callback',
    twin: { module: '{module}', path: '{path}', shape: 'callback' },
    fix: 'suggestion',
    gates: ['cb'],
  }),
  row(['canvas'], ['Canvas.prototype.toDataURL', 'createCanvas().toDataURL'], {
    when: [{ noCallbackFrom: 0 }],
    impact: 'high',
    confidence: 'definite',
    replacement: '`toDataURL` with a callback',
    twin: { module: '{module}', path: '{path}', shape: 'callback' },
    fix: 'suggestion',
    gates: ['cb'],
  }),
  row(
    ['@napi-rs/canvas'],
    [
      'Canvas.prototype.toBuffer',
      'Canvas.prototype.encodeSync',
      'createCanvas().toBuffer',
      'createCanvas().encodeSync',
    ],
    {
      impact: 'high',
      confidence: 'definite',
      replacement: '`encode` of the same canvas',
      twin: { module: '{module}', path: 'Canvas.prototype.encode', shape: 'promise' },
      fix: 'suggestion',
    },
  ),
  row(['@napi-rs/canvas'], ['Canvas.prototype.toDataURL', 'createCanvas().toDataURL'], {
    impact: 'high',
    confidence: 'definite',
    replacement: '`toDataURLAsync` of the same canvas',
    twin: { module: '{module}', path: '{path}Async', shape: 'promise' },
    fix: 'suggestion',
  }),
  row(['pngjs'], ['PNG.sync.read', 'PNG.sync.write'], {
    impact: 'high',
    confidence: 'definite',
    replacement: '`sharp`, which works on other threads',
  }),
  row(['jpeg-js'], ['decode', 'encode'], {
    impact: 'high',
    confidence: 'definite',
    replacement: '`sharp`, which works on other threads',
  }),
  row(['jimp'], ['Jimp.read', 'Jimp.fromBuffer', 'read'], {
    impact: 'high',
    confidence: 'definite',
    replacement: '`sharp`, which works on other threads',
    note: 'jimp decodes in JavaScript on the loop although it returns promises.',
  }),
];

const tensorModules = ['@tensorflow/tfjs', '@tensorflow/tfjs-core', '@tensorflow/tfjs-node'];

const tensorRows: readonly CatalogEntry[] = [
  row(
    tensorModules,
    ['Tensor.prototype', 'tensor()'].flatMap((tensor) =>
      ['dataSync', 'arraySync', 'bufferSync'].map((method) => `${tensor}.${method}`),
    ),
    {
      impact: 'critical',
      confidence: 'definite',
      replacement: '`{async}` of the same tensor',
      twin: ownTwin,
      fix: 'safe',
    },
  ),
];

const loggingRows: readonly CatalogEntry[] = [
  row(
    ['global'],
    ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'dir'].map((method) => `console.${method}`),
    {
      impact: 'low',
      confidence: 'definite',
      replacement: 'one line for all items, or a logger with an asynchronous transport',
    },
  ),
];

/** Work on the loop that grows with its input. Rows that are only `possible` need an input of unknown size. */
export const cpuRows: readonly CatalogEntry[] = [
  ...serialisationRows,
  ...documentRows,
  ...differenceRows,
  ...templateRows,
  ...buildRows,
  ...imageRows,
  ...tensorRows,
  ...loggingRows,
];
