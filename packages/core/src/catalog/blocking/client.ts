import type { CatalogEntry } from '../entry.js';
import { awsRows } from './client-aws.js';

/** A client that is meant to be built once; the impact is that at request reach. */
function client(
  modules: readonly string[],
  paths: readonly string[],
  rest: Partial<CatalogEntry>,
): CatalogEntry {
  return {
    category: 'client',
    modules,
    paths,
    form: 'new',
    impact: 'critical',
    replacement: 'one instance at module level',
    fix: 'suggestion',
    gates: ['hoist'],
    ...rest,
  };
}

const pool = 'one pool at module level, and `pool.query`';

const databaseClients: readonly CatalogEntry[] = [
  client(['pg'], ['Client', 'Pool', 'native.Client', 'native.Pool'], { replacement: pool }),
  client(['pg'], ['Pool.prototype.query'], {
    form: 'call',
    when: [{ argument: 0, command: ['BEGIN', 'BEGIN;', 'begin', 'begin;', 'START', 'start'] }],
    replacement: 'one client from `pool.connect()` for the whole transaction',
    gates: [],
    note: 'The next query of the pool may run on another connection, outside the transaction.',
  }),
  client(
    ['mysql', 'mysql2', 'mysql2/promise'],
    ['createConnection', 'createPool', 'createPoolCluster'],
    { form: 'call', replacement: '`createPool` once, at module level' },
  ),
  client(['mssql'], ['connect'], { form: 'call', replacement: 'one connected pool' }),
  client(['mssql'], ['ConnectionPool'], { replacement: 'one connected pool' }),
  client(['mongodb'], ['MongoClient'], {}),
  client(['mongodb'], ['MongoClient.connect'], { form: 'call' }),
  client(['mongoose'], ['connect', 'createConnection'], { form: 'call' }),
  client(['ioredis'], ['default', 'Redis', 'Cluster'], {}),
  client(['redis'], ['createClient', 'createCluster', 'createSentinel', 'createClientPool'], {
    form: 'call',
    replacement: 'one client, or `createClientPool` once, at module level',
  }),
  client(['@prisma/client'], ['PrismaClient'], {
    replacement: 'one instance at module level, kept on `globalThis` in development',
  }),
  client(['postgres'], ['default'], { form: 'call' }),
  client(['knex'], ['default', 'knex'], { form: 'call' }),
  client(['typeorm'], ['DataSource'], {}),
  client(['sequelize'], ['Sequelize', 'default'], {}),
  client(
    [
      'drizzle-orm/better-sqlite3',
      'drizzle-orm/libsql',
      'drizzle-orm/mysql2',
      'drizzle-orm/neon-serverless',
      'drizzle-orm/node-postgres',
      'drizzle-orm/postgres-js',
    ],
    ['drizzle'],
    { form: 'call', carrier: { method: 'query', packages: '' } },
  ),
  client(['cassandra-driver', '@elastic/elasticsearch', '@opensearch-project/opensearch'], ['Client'], {
    impact: 'high',
  }),
];

const messagingClients: readonly CatalogEntry[] = [
  client(['kafkajs'], ['Kafka'], { replacement: 'one long-lived producer that sends batches' }),
  client(['kafkajs'], ['Kafka.prototype.producer'], {
    form: 'call',
    replacement: 'one long-lived producer that sends batches',
  }),
  client(['amqplib', 'amqplib/callback_api'], ['connect'], {
    form: 'call',
    replacement: 'one connection, and a channel that is kept',
  }),
  client(['amqplib'], ['connect().createChannel', 'connect().createConfirmChannel'], {
    form: 'call',
    replacement: 'one connection, and a channel that is kept',
  }),
  client(['nodemailer'], ['createTransport'], {
    form: 'call',
    impact: 'high',
    carrier: { method: 'send', packages: 'nodemailer-', options: ['SES', 'jsonTransport', 'streamTransport'] },
    replacement: 'one transport at module level, with `pool: true`',
  }),
];

const browsers = ['chromium', 'firefox', 'webkit'];
const sharedBrowser = 'one shared browser, and a page or context for each request';

const browserClients: readonly CatalogEntry[] = [
  client(['puppeteer', 'puppeteer-core'], ['launch'], { form: 'call', replacement: sharedBrowser }),
  client(
    ['playwright', 'playwright-core'],
    browsers.flatMap((browser) => [`${browser}.launch`, `${browser}.launchPersistentContext`]),
    { form: 'call', replacement: sharedBrowser },
  ),
];

/** Whose proxy it is may be for the caller to say. */
const agent: Partial<CatalogEntry> = {
  impact: 'high',
  holdsSettings: true,
  replacement: 'one agent for each proxy, at module level',
};

const networkClients: readonly CatalogEntry[] = [
  client(['@grpc/grpc-js'], ['Client', 'Channel'], {
    impact: 'high',
    replacement: 'one stub at module level',
  }),
  client(['undici'], ['Client', 'Pool', 'BalancedPool'], { impact: 'high' }),
  client(['undici'], ['Agent', 'ProxyAgent'], { impact: 'high', isAgent: true }),
  client(['got'], ['extend', 'got.extend'], { form: 'call', impact: 'high', holdsSettings: true, agentOptions: ['agent'] }),
  client(['axios'], ['create'], {
    form: 'call',
    impact: 'high',
    holdsSettings: true,
    agentOptions: ['httpAgent', 'httpsAgent', 'transport', 'adapter'],
  }),
  client(['https-proxy-agent'], ['HttpsProxyAgent'], agent),
  client(['http-proxy-agent'], ['HttpProxyAgent'], agent),
  client(['socks-proxy-agent'], ['SocksProxyAgent'], agent),
  client(['hpagent'], ['HttpProxyAgent', 'HttpsProxyAgent'], agent),
  client(['@google-cloud/storage'], ['Storage'], { impact: 'high', replacement: 'one client at module level, which keeps its token' }),
  client(['@azure/storage-blob'], ['BlobServiceClient'], { impact: 'medium', holdsSettings: true }),
  client(['@azure/storage-blob'], ['BlobServiceClient.fromConnectionString'], { form: 'call', impact: 'medium', holdsSettings: true }),
  client(['node:worker_threads'], ['Worker'], {
    impact: 'high',
    replacement: 'a pool of workers',
  }),
  client(['piscina'], ['default', 'Piscina'], { impact: 'high' }),
  client(['ws'], ['default', 'WebSocket'], { impact: 'high' }),
  client(['socket.io-client'], ['default', 'io', 'connect'], { form: 'call', impact: 'high' }),
  client(['ssh2'], ['Client'], { impact: 'high', replacement: 'a pool of connections' }),
  client(['ldapjs'], ['createClient'], {
    form: 'call',
    impact: 'high',
    replacement: 'a pool of connections',
  }),
  client(['ldapauth-fork'], ['default'], {
    impact: 'low',
    confidence: 'probable',
    replacement: 'one instance at module level, which connects again by itself with `reconnect: true`',
  }),
  client(['ssh2-sftp-client'], ['default'], {
    impact: 'high',
    replacement: 'a pool of connections',
  }),
];

/** Connections, pools, browsers and clients that should outlive a request. */
export const clientRows: readonly CatalogEntry[] = [
  ...databaseClients,
  ...messagingClients,
  ...awsRows,
  ...browserClients,
  ...networkClients,
];
