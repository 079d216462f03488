/** Where a value comes from, as far as its size is concerned. */
export type Provenance = 'request' | 'file' | 'network' | 'constant' | 'unknown';

/** Data from outside the process that no rule knows by a name of its own: whatever is read from it is such data too. */
const CONTENT = 'content#';

const SOURCES: readonly { provenance: Provenance; api: RegExp }[] = [
  { provenance: 'file', api: /^(?:node:fs|node:fs\/promises|fs-extra|graceful-fs|memfs)#(?:[\w().]+\.)?(?:readFile|readFileSync|read|readSync|createReadStream|readJson|readLines)(?:\(\)|$)/ },
  { provenance: 'file', api: /^global#(?:Bun\.file|Deno\.readTextFile|Deno\.readFile)\(\)/ },
  { provenance: 'network', api: /^(?:global#fetch|(?:undici|axios|got|node-fetch|sync-fetch|sync-request|ky|superagent)#[\w.]+|node:https?#(?:get|request))\(\)/ },
  { provenance: 'request', api: /^(?:express|restify|@hapi\/hapi|@loopback\/rest|koa)#Request\.prototype/ },
  { provenance: 'request', api: /^(?:koa|hono|elysia|telegraf|grammy|moleculer)#Context\.prototype/ },
  { provenance: 'request', api: /^(?:fastify#FastifyRequest|node:http#IncomingMessage|node:http2#Http2ServerRequest|global#Request|@azure\/functions#HttpRequest|next#NextApiRequest|next\/server#NextRequest|@adonisjs\/core\/http#HttpContext|aws-lambda#APIGateway\w+)\.prototype/ },
];

/** Where a value of an API comes from, if it comes from outside the process. */
export function sourceOf(api: string): Provenance | undefined {
  if (api.startsWith(CONTENT)) return CONTENTS.find((provenance) => api.startsWith(contentOf(provenance)));
  for (const { provenance, api: pattern } of SOURCES) {
    const [found] = pattern.exec(api) ?? [];
    if (found !== undefined) return provenance !== 'request' || isSent(api.slice(found.length)) ? provenance : undefined;
  }
  return undefined;
}

/** Methods that only uploads, blobs, requests and responses have: whoever they are called on, they read content. */
export const contentReaders: ReadonlySet<string> = new Set(['arrayBuffer', 'formData', 'blob']);

/** What a client sends, or who it is. Other fields of a request are what the program has put there itself, such as the route that it belongs to. */
const SENT: ReadonlySet<string> = new Set([
  ...['body', 'rawBody', 'payload', 'json', 'text', 'formData', 'arrayBuffer', 'blob', 'bytes', 'parseBody', 'file', 'files', 'parts', 'fields'],
  ...['params', 'param', 'query', 'queries', 'querystring', 'search', 'searchParams', 'pathParameters', 'queryStringParameters', 'multiValueQueryStringParameters'],
  ...['url', 'originalUrl', 'nextUrl', 'href', 'path', 'rawPath', 'rawQueryString', 'method', 'host', 'hostname', 'subdomains', 'ip', 'ips', 'socket', 'connection'],
  ...['headers', 'rawHeaders', 'header', 'get', 'getHeader', 'cookies', 'cookie', 'signedCookies', 'session', 'sessionID', 'user', 'userId', 'auth', 'id'],
  ...['request', 'req', 'raw', 'requestContext', 'message', 'update', 'callbackQuery', 'from', 'chat', 'match', 'meta'],
]);

function isSent(fields: string): boolean {
  const [, first] = /^\.([\w$]+)/.exec(fields) ?? [];
  return first === undefined || SENT.has(first);
}

/** The API that stands for all data of one source. */
export function contentOf(provenance: Provenance): string {
  return `${CONTENT}${provenance}`;
}

export function isContent(api: string): boolean {
  return api.startsWith(CONTENT);
}

const CONTENTS: readonly Provenance[] = ['request', 'file', 'network'];
