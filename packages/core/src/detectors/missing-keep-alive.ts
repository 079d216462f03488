import type { ArgumentShape } from '../catalog/arguments.js';
import type { CallSite, Detector, Verdict } from './detector.js';
import { displayApi } from './display-api.js';
import { hottest } from './hottest.js';
import { ON_THE_LOOP } from '../report/reaches.js';

export const missingKeepAlive: Detector = {
  name: 'missing-keep-alive',
  title: 'Outgoing requests without keep-alive',
  summary: 'Every outgoing request pays for a new socket.',
  why: 'A new connection takes one round trip, with TLS two or three, before the first byte is sent, and leaves a closed socket behind that holds its port for a minute.',
  remedy: 'Share one `Agent` with `keepAlive: true` and `timeout: 5_000`. Without the timeout, sockets that the peer closes while they idle surface as ECONNRESET.',
  utility: [],
  impact: 'medium',
  effortMinutes: 15,
  defaultReach: ON_THE_LOOP,
  options: [],
  category: 'keep-alive',
  examples: {
    bad: [
      `import https from 'node:https';\nconst agent = new https.Agent({ maxSockets: 50 });\nexport async function price(url, onResponse) {\n  https.get(url, { agent }, onResponse);\n}`,
      `import express from 'express';\nimport http from 'node:http';\nexpress().get('/stock', (req, res) => {\n  http.get({ host: 'stock.internal', path: '/', agent: false }, (answer) => answer.pipe(res));\n});`,
    ],
    good: [
      `import https from 'node:https';\nconst agent = new https.Agent({ keepAlive: true, timeout: 5_000 });\nexport async function price(url, onResponse) {\n  https.get(url, { agent }, onResponse);\n}`,
      `import https from 'node:https';\nexport async function price(url, onResponse) {\n  https.get(url, onResponse);\n}`,
    ],
  },
  judgeCall(site) {
    if (site.arguments.some(needsOwnSocket)) return null;
    return site.row.form === 'new' ? judgeAgent(site) : judgeRequest(site);
  },
};

/** Sockets of the file system, connections that become something else than HTTP, and streams of events, which take a socket for as long as they last. */
function needsOwnSocket(shape: ArgumentShape): boolean {
  if (shape.kind !== 'object') return false;
  const { socketPath, headers } = shape.options;
  if (socketPath !== undefined) return true;
  return headers?.kind === 'object' && Object.entries(headers.options).some(([name, value]) => name.toLowerCase() === 'upgrade' || isEventStream(value));
}

function isEventStream(value: ArgumentShape): boolean {
  return value.kind === 'literal' && value.value === 'text/event-stream';
}

/** An agent is as hot as the hottest request that uses it. */
function judgeAgent(site: CallSite): Verdict | null {
  if (keepsSockets(site)) {
    if (site.isKept || site.reach === 'startup') return null;
    return verdict(site, site.reach, `${displayApi(site.api)} is made for each call, and its sockets are thrown away with it.`);
  }
  const use = hottest(site.uses());
  const found = verdict(site, use?.reach ?? site.reach, `${displayApi(site.api)} keeps no socket open between requests.`);
  return { ...found, confidence: isOfOneRequest(site) ? 'probable' : undefined, through: use };
}

/** Made for the request that brings its settings, or with a look-up of its own, which lets one address through: the next request may go elsewhere. */
function isOfOneRequest({ reach, held, hasGivenSettings, propertiesAt, nodes, functionsAt }: CallSite): boolean {
  if (reach === 'startup' || held() !== null) return false;
  const [options = 0] = nodes;
  return hasGivenSettings() || propertiesAt(options).some(([name, value]) => name === 'lookup' && functionsAt(value).length > 0);
}

function keepsSockets({ arguments: [options] }: CallSite): boolean {
  return options?.kind === 'object' && options.options.keepAlive?.kind === 'literal' && options.options.keepAlive.value === true;
}

/** What holds on old engines only is worth a word where it happens often, to one and the same host. */
function judgeRequest(site: CallSite): Verdict | null {
  if (site.row.engines !== undefined && !(isToFixedHost(site) && (site.reach === 'request' || site.reach === 'background'))) return null;
  return verdict(site, site.reach, `${displayApi(site.api)} opens a new socket for this request and closes it after the response.`);
}

function isToFixedHost({ arguments: [target] }: CallSite): boolean {
  if (target?.kind === 'literal' || target?.kind === 'string') return /^https?:\/\/[^/]+/.test(String(target.kind === 'literal' ? target.value : target.prefix));
  if (target?.kind !== 'object') return false;
  return [target.options.host, target.options.hostname].some((host) => host?.kind === 'literal');
}

/** The row says what it costs per request; elsewhere all weigh the same. */
function verdict({ row, replacement }: CallSite, reach: CallSite['reach'], message: string): Verdict {
  const isRequest = reach === 'request';
  return { message, impact: isRequest ? row.impact : 'medium', lower: isRequest ? 1 : 0, remedy: `Use ${replacement}.` };
}
