/** Codes of connections that were never made, so that nothing was sent. */
export const NOT_SENT: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/** Codes of Node and of undici for connections that were not made, or were lost. */
export const NETWORK: readonly unknown[] = [
  ...NOT_SENT,
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
];

/** Causes that are looked at, since a chain may be a ring. */
const LONGEST_CHAIN = 10;

/** Whether an error, or one that caused it, has one of these codes. */
export function hasCode(error: unknown, codes: readonly unknown[]): boolean {
  let link = error as { code?: unknown; cause?: unknown } | null | undefined;
  for (let links = 0; link && links < LONGEST_CHAIN; links++) {
    if (codes.includes(link.code)) return true;
    link = link.cause as typeof link;
  }
  return false;
}
