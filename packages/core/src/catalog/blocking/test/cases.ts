import type { ArgumentShape } from '../../arguments.js';
import type { CatalogEntry } from '../../entry.js';
import {
  array,
  beginning,
  callback,
  literal,
  longText,
  openOptions,
  options,
  spread,
  unknown,
} from './shapes.js';

/** A call, and what is to be found in the row that it matches first; null for silence. */
export interface Case {
  call: string;
  api: string;
  args: readonly ArgumentShape[];
  engines?: number;
  row: Partial<CatalogEntry> | null;
}

const child = 'node:child_process';
const small = longText(5_000);
const large = longText(40_000);

function group(
  api: string,
  calls: readonly [string, readonly ArgumentShape[], Partial<CatalogEntry> | null, number?][],
): Case[] {
  return calls.map(([call, args, row, engines]) => ({ call, api, args, row, engines }));
}

const processCases: readonly Case[] = [
  ...group(`${child}#execSync`, [
    ["execSync('sleep 2')", [literal('sleep 2')], { category: 'sleep', fix: 'safe' }],
    ['execSync(`sleep ${n}`)', [beginning('sleep ')], { category: 'sleep' }],
    ["execSync('/bin/sleep 1')", [literal('/bin/sleep 1')], { category: 'sleep' }],
    ['execSync(`sleep${suffix}`)', [beginning('sleep')], { category: 'process' }],
    ["execSync('sleepwatcher')", [literal('sleepwatcher')], { category: 'process' }],
    ["execSync('curl -s x')", [literal('curl -s x')], { category: 'http' }],
    ['execSync(`wget ${url}`)', [beginning('wget ')], { category: 'http' }],
    ["execSync('which curl')", [literal('which curl')], { category: 'process' }],
    ['execSync(command)', [unknown], { category: 'process', fix: 'safe' }],
    [
      "execSync('git log', { encoding: 'utf8' })",
      [literal('git log'), options({ encoding: 'utf8' })],
      { category: 'process', fix: 'safe' },
    ],
    [
      "execSync('render -', { input })",
      [literal('render -'), options({ input: unknown })],
      { category: 'process', fix: 'suggestion' },
    ],
    [
      "execSync('make', { stdio: 'inherit' })",
      [literal('make'), options({ stdio: 'inherit' })],
      { category: 'process', fix: 'suggestion' },
    ],
    ["execSync('make', settings)", [literal('make'), unknown], { fix: 'suggestion' }],
    [
      "execSync('make', { ...settings })",
      [literal('make'), openOptions({})],
      { fix: 'suggestion' },
    ],
  ]),
  ...group(`${child}#execFileSync`, [
    ["execFileSync('sleep', ['1'])", [literal('sleep'), array], { category: 'sleep' }],
    ["execFileSync('curl', [url])", [literal('curl'), array], { category: 'http' }],
    ["execFileSync('git', ['status'])", [literal('git'), array], { category: 'process', fix: 'safe' }],
    [
      "execFileSync('git', ['apply'], { input })",
      [literal('git'), array, options({ input: unknown })],
      { category: 'process', fix: 'suggestion' },
    ],
    ["execFileSync('git', { stdio: 'pipe' })", [literal('git'), options({ stdio: 'pipe' })], { fix: 'suggestion' }],
    ['execFileSync(...command)', [spread], { category: 'process', fix: 'suggestion' }],
  ]),
  ...group(`${child}#spawnSync`, [
    ["spawnSync('sleep', ['1'])", [literal('sleep'), array], { category: 'sleep' }],
    ["spawnSync('wget', [url])", [literal('wget'), array], { category: 'http' }],
    ["spawnSync('tar', ['xf', name])", [literal('tar'), array], { category: 'process' }],
  ]),
  ...group('shelljs#exec', [
    ["exec('make')", [literal('make')], { category: 'process' }],
    ['exec(command)', [unknown], { category: 'process' }],
    ["exec('make', { silent: true })", [literal('make'), options({ silent: true })], { category: 'process' }],
    ["exec('make', { async: false })", [literal('make'), options({ async: false })], { category: 'process' }],
    ["exec('make', { async: true })", [literal('make'), options({ async: true })], null],
    ["exec('make', { async: false }, done)", [literal('make'), options({ async: false }), callback], null],
    ["exec('make', () => {})", [literal('make'), callback], null],
    ["exec('make', settings)", [literal('make'), unknown], null],
    ["exec('make', { ...settings })", [literal('make'), openOptions({})], null],
  ]),
];

const httpCases: readonly Case[] = [
  ...['global', 'xmlhttprequest'].flatMap((module) =>
    group(`${module}#XMLHttpRequest.prototype.open`, [
      ["xhr.open('GET', url, false)", [literal('GET'), unknown, literal(false)], { category: 'http' }],
      ["xhr.open('GET', url)", [literal('GET'), unknown], null],
      ["xhr.open('GET', url, true)", [literal('GET'), unknown, literal(true)], null],
      ["xhr.open('GET', url, isAsync)", [literal('GET'), unknown, unknown], null],
      ['xhr.open(...request, false)', [spread, literal(false)], null],
    ]),
  ),
  ...group('xmlhttprequest-ssl#default.prototype.open', [
    ["xhr.open('GET', url, false)", [literal('GET'), unknown, literal(false)], { category: 'http' }],
    ["xhr.open('GET', url, true)", [literal('GET'), unknown, literal(true)], null],
  ]),
  ...group('jquery#ajax', [
    ['$.ajax({ url, async: false })', [options({ url: unknown, async: false })], { category: 'http' }],
    ['$.ajax(url, { async: false })', [unknown, options({ async: false })], { category: 'http' }],
    ['$.ajax({ url })', [options({ url: unknown })], null],
    ['$.ajax({ url, async: true })', [options({ url: unknown, async: true })], null],
    ['$.ajax({ ...request, async: false })', [openOptions({ async: false })], null],
  ]),
];

const fileCases: readonly Case[] = [
  ...['rmSync', 'rmdirSync', 'readdirSync'].flatMap((name) =>
    group(`node:fs#${name}`, [
      [`${name}(cart, { recursive: true })`, [unknown, options({ recursive: true })], { impact: 'critical' }],
      [`${name}(cart, { recursive: false })`, [unknown, options({ recursive: false })], { impact: 'high' }],
      [`${name}(cart)`, [unknown], { impact: 'high' }],
    ]),
  ),
  ...group('node:fs#cpSync', [
    ['cpSync(from, to, { recursive: true })', [unknown, unknown, options({ recursive: true })], { impact: 'critical' }],
    ['cpSync(from, to)', [unknown, unknown], { impact: 'high' }],
  ]),
  ...group('node:fs#mkdirSync', [
    ['mkdirSync(cart, { recursive: true })', [unknown, options({ recursive: true })], { impact: 'high' }],
  ]),
  ...['statSync', 'lstatSync'].flatMap((name) =>
    group(`node:fs#${name}`, [
      [`${name}(cart)`, [unknown], { impact: 'medium', fix: 'safe' }],
      [
        `${name}(cart, { throwIfNoEntry: false })`,
        [unknown, options({ throwIfNoEntry: false })],
        { impact: 'medium', fix: 'suggestion' },
      ],
    ]),
  ),
  ...group('node:fs#existsSync', [['existsSync(cart)', [unknown], { impact: 'low', pinned: true }]]),
  ...group('tar#create', [
    ['create({ sync: true }, files)', [options({ sync: true }), unknown], { category: 'file' }],
    ['create({ gzip: true }, files)', [options({ gzip: true }), unknown], null],
    ['create(settings, files)', [unknown, unknown], null],
  ]),
  ...group('global#Deno.removeSync', [
    ['Deno.removeSync(cart)', [unknown], { impact: 'high' }],
    ['Deno.removeSync(cart, { recursive: true })', [unknown, options({ recursive: true })], { impact: 'critical' }],
  ]),
];

const cryptoCases: readonly Case[] = [
  ...group('node:crypto#pbkdf2Sync', [
    ['pbkdf2Sync(word, salt, 999, 32)', [unknown, unknown, literal(999), literal(32)], null],
    ['pbkdf2Sync(word, salt, 1_000, 32)', [unknown, unknown, literal(1_000), literal(32)], { impact: 'critical' }],
    ['pbkdf2Sync(word, salt, rounds, 32)', [unknown, unknown, unknown, literal(32)], { impact: 'critical' }],
    ['pbkdf2Sync(...settings)', [spread], { impact: 'critical' }],
  ]),
  ...group('node:crypto#randomBytes', [
    ['randomBytes(16)', [literal(16)], null],
    ['randomBytes(1_000_000)', [literal(1_000_000)], { impact: 'low', pinned: true }],
    ['randomBytes(size)', [unknown], { impact: 'low', confidence: 'possible' }],
    ['randomBytes(1_000_000, done)', [literal(1_000_000), callback], null],
    ['randomBytes(size, done)', [unknown, unknown], null],
  ]),
  ...group('node:crypto#randomFillSync', [
    ['randomFillSync(bytes, 0, 16)', [unknown, literal(0), literal(16)], null],
    ['randomFillSync(Buffer.alloc(16))', [{ kind: 'sized', length: 16 }], null],
    ['randomFillSync(bytes)', [unknown], { impact: 'low', confidence: 'possible' }],
  ]),
  ...['bcrypt', 'bcryptjs'].flatMap((module) =>
    group(`${module}#hashSync`, [
      ['hashSync(word, 7)', [unknown, literal(7)], null],
      ['hashSync(word, 8)', [unknown, literal(8)], { impact: 'critical' }],
      ['hashSync(word, rounds)', [unknown, unknown], { impact: 'critical' }],
      ['hashSync(word)', [unknown], { impact: 'critical' }],
      ["hashSync(word, '$2b$12$…')", [unknown, literal('$2b$12$…')], { impact: 'critical' }],
    ]),
  ),
  ...['bcryptjs', 'bcryptjs-then'].flatMap((module) =>
    group(`${module}#hash`, [
      ['hash(word, 7)', [unknown, literal(7)], null],
      ['hash(word, 12)', [unknown, literal(12)], { impact: 'high' }],
      ['hash(word, salt)', [unknown, unknown], { impact: 'high' }],
    ]),
  ),
  ...['node:crypto#generateKeyPairSync', 'ssh2#utils.generateKeyPairSync'].flatMap((api) =>
    group(api, [
      [`${api} of an RSA key`, [literal('rsa'), unknown], { impact: 'critical' }],
      [`${api} of a key of some type`, [unknown], { impact: 'critical' }],
      [`${api} of a key on a curve`, [literal('ed25519')], null],
    ]),
  ),
  ...group('jsonwebtoken#sign', [
    [
      "sign(claims, key, { algorithm: 'RS256' })",
      [unknown, unknown, options({ algorithm: 'RS256' })],
      { impact: 'medium' },
    ],
    [
      "sign(claims, key, { algorithm: 'RS256' }, done)",
      [unknown, unknown, options({ algorithm: 'RS256' }), unknown],
      { impact: 'medium' },
    ],
    ["sign(claims, key, { algorithm: 'ES256' })", [unknown, unknown, options({ algorithm: 'ES256' })], null],
    ["sign(claims, key, { algorithm: 'HS256' })", [unknown, unknown, options({ algorithm: 'HS256' })], null],
    ['sign(claims, key)', [unknown, unknown], null],
    ['sign(claims, key, settings)', [unknown, unknown, unknown], null],
  ]),
  ...group('node-forge#pki.rsa.generateKeyPair', [
    ['generateKeyPair(2048)', [literal(2048)], { impact: 'high' }],
    ['generateKeyPair({ bits: 2048 }, done)', [options({ bits: 2048 }), callback], null],
  ]),
  ...group('node-forge#pkcs5.pbkdf2', [
    ['pbkdf2(word, salt, 10_000, 16)', [unknown, unknown, literal(10_000), literal(16)], { impact: 'high' }],
    ['pbkdf2(word, salt, 10, 16)', [unknown, unknown, literal(10), literal(16)], null],
    ['pbkdf2(word, salt, 10_000, 16, done)', [unknown, unknown, literal(10_000), literal(16), callback], null],
  ]),
  ...group('sjcl#misc.pbkdf2', [
    ['pbkdf2(word, salt, 10_000)', [unknown, unknown, literal(10_000)], { impact: 'high' }],
    ['pbkdf2(word, salt, 100)', [unknown, unknown, literal(100)], null],
  ]),
];

const sizedApis = [
  'node:zlib#gzipSync',
  'node:zlib#zstdCompressSync',
  'fflate#gzipSync',
  'pako#gzip',
  'global#Bun.gzipSync',
  'global#Bun.zstdCompressSync',
  'bun#gzipSync',
  'bun#zstdCompressSync',
  'csv-parse/sync#parse',
  'jsdom#JSDOM',
  'cheerio#load',
  'xml2js#parseString',
  'fast-xml-parser#XMLParser.prototype.parse',
  'htmlparser2#parseDocument',
  'marked#parse',
  'markdown-it#default.prototype.render',
];

const sizeCases: readonly Case[] = [
  ...sizedApis.flatMap((api) =>
    group(api, [
      [`${api} of an unknown input`, [unknown], { confidence: 'possible' }],
      [`${api} of a long text`, [large], { confidence: 'possible' }],
      [`${api} of a short text`, [small], null],
      [`${api} of a template`, [beginning('<svg ')], { confidence: 'possible' }],
    ]),
  ),
  ...group('diff#diffLines', [
    ['diffLines(before, after)', [unknown, unknown], { confidence: 'possible' }],
    ["diffLines(before, 'a')", [unknown, small], null],
    ['diffLines(before, after, { ignoreWhitespace: true })', [unknown, unknown, options({ ignoreWhitespace: true })], { confidence: 'possible' }],
    ['diffLines(before, after, done)', [unknown, unknown, callback], null],
  ]),
  ...group('diff#createPatch', [
    ["createPatch('note', before, after)", [literal('note'), unknown, unknown], { confidence: 'possible' }],
    ["createPatch(name, before, 'a')", [unknown, unknown, small], null],
    ["createPatch(name, before, after, '', '', settings)", [unknown, unknown, unknown, small, small, unknown], null],
  ]),
  ...group('diff#structuredPatch', [
    ["structuredPatch('a', 'b', before, after)", [literal('a'), literal('b'), unknown, unknown], { confidence: 'possible' }],
    ["structuredPatch(a, b, before, 'a')", [unknown, unknown, unknown, small], null],
  ]),
  ...group('node:zlib#brotliCompressSync', [
    ['brotliCompressSync(page)', [unknown], { impact: 'critical' }],
    ['brotliCompressSync(page, {})', [unknown, options({})], { impact: 'critical' }],
    ['brotliCompressSync(page, { params })', [unknown, options({ params: unknown })], { impact: 'high' }],
    ['brotliCompressSync(page, settings)', [unknown, unknown], { impact: 'high' }],
    ['brotliCompressSync(short)', [small], null],
    ['brotliCompressSync(body.slice(0, 1024))', [{ kind: 'sized', length: 1024 }], null],
    ['brotliCompressSync(body.slice(0, most))', [{ kind: 'sized', length: null }], null],
    ['brotliCompressSync(body.slice(0, 1_000_000))', [{ kind: 'sized', length: 1_000_000 }], { impact: 'critical' }],
  ]),
  ...group('global#JSON.parse', [
    ['JSON.parse(\'{"beta":true}\')', [literal('{"beta":true}')], null],
    ['JSON.parse(body)', [unknown], { impact: 'medium', confidence: 'possible' }],
  ]),
  ...group('global#JSON.stringify', [
    ['JSON.stringify({ ok: true })', [options({ ok: true })], null],
    ['JSON.stringify({ ok: true, orders })', [options({ ok: true, orders: unknown })], { impact: 'medium' }],
    ['JSON.stringify({ ...order })', [openOptions({})], { impact: 'medium' }],
  ]),
];

const templateCases: readonly Case[] = [
  ...group('pug#renderFile', [
    ["renderFile('cart.pug')", [literal('cart.pug')], { impact: 'high' }],
    ["renderFile('cart.pug', { cart })", [literal('cart.pug'), options({ cart: unknown })], { impact: 'high' }],
    ["renderFile('cart.pug', { cache: true })", [literal('cart.pug'), options({ cache: true })], null],
    ["renderFile('cart.pug', locals)", [literal('cart.pug'), unknown], null],
  ]),
  ...group('ejs#renderFile', [
    ["renderFile('cart.ejs', data)", [literal('cart.ejs'), unknown], { impact: 'high' }],
    ["renderFile('cart.ejs', data, { cache: true })", [literal('cart.ejs'), unknown, options({ cache: true })], null],
  ]),
  ...['toBuffer', 'toDataURL'].flatMap((name) =>
    group(`canvas#Canvas.prototype.${name}`, [
      [`canvas.${name}()`, [], { category: 'cpu' }],
      [`canvas.${name}('image/png')`, [literal('image/png')], { category: 'cpu' }],
      [`canvas.${name}(done)`, [callback], null],
      [`canvas.${name}(value)`, [unknown], null],
    ]),
  ),
];

const clientCases: readonly Case[] = group('pg#Pool.prototype.query', [
  ["pool.query('BEGIN')", [literal('BEGIN')], { category: 'client' }],
  ["pool.query('begin transaction')", [literal('begin transaction')], { category: 'client' }],
  ["pool.query('SELECT 1')", [literal('SELECT 1')], null],
  ['pool.query(text)', [unknown], null],
]);

const keepAliveCases: readonly Case[] = ['node:http', 'node:https'].flatMap((module) => [
  ...group(`${module}#Agent`, [
    ['new Agent()', [], { category: 'keep-alive', fix: 'safe' }],
    ['new Agent({ maxSockets: 50 })', [options({ maxSockets: 50 })], { category: 'keep-alive' }],
    ['new Agent({ keepAlive: false })', [options({ keepAlive: false })], { category: 'keep-alive' }],
    ['new Agent({ keepAlive: true })', [options({ keepAlive: true })], { category: 'keep-alive', fix: 'suggestion' }],
    ['new Agent({ keepAlive })', [options({ keepAlive: unknown })], null],
    ['new Agent({ ...settings })', [openOptions({})], null],
    ['new Agent(settings)', [unknown], null],
  ]),
  ...group(`${module}#request`, [
    ['request({ host, agent: false })', [options({ host: unknown, agent: false })], { category: 'keep-alive' }],
    ['request(url, { agent: false })', [unknown, options({ agent: false })], { category: 'keep-alive' }],
    ['request(url, { agent })', [unknown, options({ agent: unknown })], null, 18],
    [
      "request({ headers: { Connection: 'close' } })",
      [options({ headers: options({ Connection: 'close' }) })],
      { category: 'keep-alive' },
    ],
    [
      "request(url, { headers: { connection: 'close' } })",
      [unknown, options({ headers: options({ connection: 'close' }) })],
      { category: 'keep-alive' },
    ],
    [
      "request({ headers: { connection: 'close' } })",
      [options({ headers: options({ connection: 'close' }) })],
      { category: 'keep-alive' },
    ],
    [
      "request(url, { headers: { Connection: 'close' } })",
      [unknown, options({ headers: options({ Connection: 'close' }) })],
      { category: 'keep-alive' },
    ],
    [
      "request({ headers: { Connection: 'keep-alive' } })",
      [options({ headers: options({ Connection: 'keep-alive' }) })],
      null,
    ],
    ["request('http://shop.test/', onResponse) on Node 18", [literal('http://shop.test/'), callback], { engines: '<19' }, 18],
    ["request('http://shop.test/', onResponse) on Node 20", [literal('http://shop.test/'), callback], null, 20],
    ["request('http://shop.test/', onResponse) anywhere", [literal('http://shop.test/'), callback], null],
    ['request(settings, onResponse) on Node 18', [unknown, callback], null, 18],
  ]),
]);

/** Calls that exercise the conditions and the cost models of the catalogue. */
export const cases: readonly Case[] = [
  ...processCases,
  ...httpCases,
  ...fileCases,
  ...cryptoCases,
  ...sizeCases,
  ...templateCases,
  ...clientCases,
  ...keepAliveCases,
];
