import type { ArgumentShape } from '../catalog/arguments.js';
import type { CatalogEntry } from '../catalog/entry.js';
import type { CallSite, Detector } from './detector.js';
import { displayApi } from './display-api.js';
import { ON_THE_LOOP } from '../report/reaches.js';

export const clientPerRequest: Detector = {
  name: 'client-per-request',
  title: 'No connection pooling',
  summary: 'A connection, pool, browser or client is built per call instead of once.',
  why: 'Each one opens sockets, shakes hands and signs in again before it does any work, and the server at the other end runs out of connections before this process runs out of requests.',
  remedy: 'Build it once at module level, and share it. Where each tenant needs its own, keep them in a bounded cache.',
  utility: [],
  impact: 'medium',
  effortMinutes: 60,
  defaultReach: ON_THE_LOOP,
  options: [],
  category: 'client',
  examples: {
    bad: [
      `import express from 'express';\nimport { Client } from 'pg';\nexpress().get('/users', async (req, res) => {\n  const client = new Client();\n  await client.connect();\n  res.json(await client.query('SELECT 1'));\n});`,
      `import express from 'express';\nimport { PrismaClient } from '@prisma/client';\nconst db = () => new PrismaClient();\nexpress().get('/orders', async (req, res) => res.json(await db().order.findMany({ take: 10 })));`,
      `import { createTransport } from 'nodemailer';\nexport async function sendAll(mails) {\n  for (const mail of mails) await createTransport({ host: 'mail.internal' }).sendMail(mail);\n}`,
      `import express from 'express';\nimport { Pool } from 'pg';\nconst pool = new Pool();\nexpress().post('/orders', async (req, res) => {\n  await pool.query('BEGIN');\n  await pool.query('COMMIT');\n  res.end();\n});`,
    ],
    good: [
      `import express from 'express';\nimport { Pool } from 'pg';\nconst pool = new Pool();\nexpress().get('/users', async (req, res) => res.json((await pool.query('SELECT 1')).rows));`,
      `import { PrismaClient } from '@prisma/client';\nexport const prisma = (globalThis.prisma ??= new PrismaClient());`,
      `import express from 'express';\nimport { Pool } from 'pg';\nconst pools = new Map();\nfunction poolOf(tenant) {\n  if (!pools.has(tenant)) pools.set(tenant, new Pool({ database: tenant }));\n  return pools.get(tenant);\n}\nexpress().get('/:tenant', async (req, res) => res.json(await poolOf(req.params.tenant).query('SELECT 1')));`,
    ],
  },
  judgeCall(site) {
    if (site.isKept || isPartOfAnother(site) || isSubscriber(site) || isForCaller(site) || isForOthers(site)) return null;
    const isRequest = site.reach === 'request';
    const isWrapper = isCarriedByOption(site) || hasNoAgent(site);
    return {
      confidence: isWrapper || isRightAtTimes(site) ? 'probable' : undefined,
      message: isStatement(site) ? 'A transaction is begun on a pool.' : `${displayApi(site.api)} builds a client for each call${isRequest ? ', on a request path' : ''}.`,
      impact: isWrapper ? 'low' : impactOf(site),
      lower: isRequest ? 1 : 0,
      remedy: `Use ${site.replacement}.`,
    };
  },
};

/** The row says what it costs per request; elsewhere all clients weigh the same. */
function impactOf({ reach, row }: CallSite): CatalogEntry['impact'] {
  return reach === 'request' ? row.impact : 'medium';
}

function isRightAtTimes(site: CallSite): boolean {
  return mayBeOneOff(site) || isOfOneUse(site) || hasNoConnection(site) || site.endsWithConnection();
}

/** A query, and not the making of a client. */
function isStatement({ api }: CallSite): boolean {
  return api.endsWith('.query');
}

/** Built from a client, or a method of one that was built beside it: that one is the finding. */
function isPartOfAnother({ nodes, receiver, madeBy, maker }: CallSite): boolean {
  return nodes.some((node) => isClient(madeBy(node))) || (isClient(madeBy(receiver)) && maker(receiver)?.isInSameFunction === true);
}

function isClient(rows: readonly CatalogEntry[]): boolean {
  return rows.some(({ category }) => category === 'client');
}

/** A connection that subscribes can do nothing else: each listener needs its own. */
function isSubscriber({ api, nearbyCalls }: CallSite): boolean {
  const module = api.slice(0, api.indexOf('#') + 1);
  return nearbyCalls().some((call) => call.api.startsWith(module) && /\.[ps]?subscribe$/i.test(call.api));
}

/** Kept by key, or made for somebody who is not known: as a value, or within an object. How often that happens is for them to say. */
function isForOthers({ reach, isReturned, held }: CallSite): boolean {
  const holding = held();
  return holding === 'keyed' || (reach === 'unknown' && (holding !== null || isReturned()));
}

/**
 * Opened and closed in order, where nobody knows how often: to try a connection out, or to migrate. A new one after the
 * last is lost, where it is kept, or with new settings, where requests find it that do not make it.
 */
function mayBeOneOff({ reach, inLoop, held, isClosed, isUsedByOthers }: CallSite): boolean {
  if (reach === 'unknown') return !inLoop && isClosed();
  return held() !== null && (reach === 'background' || isUsedByOthers());
}

/** Made for whoever names the other end, and gone when that is done: the next one may name another. */
function isOfOneUse({ row, held, isClosedAnywhere, hasGivenSettings }: CallSite): boolean {
  return held() === null && (row.isAgent === true || isClosedAnywhere()) && hasGivenSettings();
}

/** Settings that are the same each time could as well be put together once; others cost next to nothing. */
function hasNoConnection(site: CallSite): boolean {
  return site.row.holdsSettings ? !site.arguments.every(isWrittenDown) : isCarried(site);
}

function isWrittenDown(shape: ArgumentShape): boolean {
  if (shape.kind === 'object') return !shape.open && Object.values(shape.options).every(isWrittenDown);
  return shape.kind === 'string' ? shape.length !== null : shape.kind !== 'unknown' && shape.kind !== 'spread';
}

/** What sends comes with the settings: `createTransport({ SES: { sesClient } })`. */
function isCarriedByOption({ row: { carrier }, nodes, propertiesAt }: CallSite): boolean {
  return nodes.some((node) => propertiesAt(node).some(([name]) => carrier?.options?.includes(name)));
}

/** Settings that are known, and no agent among them: requests go through the agent of the whole process. */
function hasNoAgent({ row: { agentOptions }, arguments: shapes, nodes, propertiesAt }: CallSite): boolean {
  if (!agentOptions) return false;
  const isKnown = (shape: ArgumentShape, properties: readonly [string, number][]): boolean => (shape.kind === 'object' ? !shape.open : properties.length > 0);
  return shapes.every((shape, position) => {
    const properties = propertiesAt(nodes[position]);
    return isKnown(shape, properties) && !properties.some(([name]) => agentOptions.includes(name));
  });
}

function isCarried({ row: { carrier }, nodes, propertiesAt, maker }: CallSite): boolean {
  if (!carrier) return false;
  return nodes.some((node) => propertiesAt(node).some(([name]) => name === carrier.method) || maker(node)?.apis.some((api) => packageName(api).startsWith(carrier.packages)) === true);
}

/** Without its scope. */
function packageName(api: string): string {
  return api.replace(/^@[^/]+\//, '');
}

const CREDENTIALS = /^(?:credentials?|auth|authorization|accessKeyId|secretAccessKey|sessionToken|token|accessToken|refreshToken|apiKey|key|user|username|password|pass)$/i;
const DEEPEST_OPTION = 3;
const LARGEST_OPTIONS = 500;

/** Signs in as the one who sent the request: nobody else may use it. Breadth first, as one object may lie at several depths. */
function isForCaller({ nodes, propertiesAt, provenance }: CallSite): boolean {
  const seen = new Set(nodes);
  let level: readonly number[] = nodes;
  for (let depth = 0; depth <= DEEPEST_OPTION && seen.size <= LARGEST_OPTIONS; depth++) {
    const options = level.flatMap(propertiesAt);
    if (options.some(([name, value]) => CREDENTIALS.test(name) && provenance(value) === 'request')) return true;
    level = [...new Set(options.map(([, value]) => value))].filter((value) => !seen.has(value));
    for (const value of level) seen.add(value);
  }
  return false;
}
