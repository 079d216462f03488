import { checkOptions } from '../base/options/check-options.js';
import { type Kind, withDefault } from '../base/options/kinds.js';
import { OptionError } from '../base/errors/option-error.js';
import { isTextArray, textList } from './text-list.js';

export interface CacheKeyOptions {
  /** Parameters that say where a visitor came from and do not change the answer; a `*` at the end stands for any rest. Default: `utm_*`, `gclid`, `fbclid`. */
  trackingParameters?: readonly string[];
  /** The host that stands for another: `{ 'm.shop.example': 'shop.example' }`. Default: none. */
  hosts?: Readonly<Record<string, string>>;
}

/** What an answer depends on besides its address; values are JSON. */
export type CacheKeyContext = Readonly<Record<string, unknown>>;

const schema = {
  trackingParameters: /* @__PURE__ */ withDefault(/* @__PURE__ */ textList(), ['utm_*', 'gclid', 'fbclid']),
  hosts: /* @__PURE__ */ withDefault(/* @__PURE__ */ textTable(), {}),
};

/**
 * The same key for every way to write the same address, in every process: the host in lower case and mapped, without default port,
 * fragment and tracking parameters, its parameters sorted. `context` is appended, its keys sorted. Throws an `OptionError` for what is no URL.
 */
export function cacheKey(url: string | URL, context?: CacheKeyContext, options?: CacheKeyOptions): string {
  const { trackingParameters, hosts } = checkOptions(options, schema);
  const address = parsed(url);
  address.hash = '';
  address.hostname = hosts[address.hostname] ?? address.hostname;
  for (const name of new Set(address.searchParams.keys())) {
    if (trackingParameters.some((pattern) => matches(name, pattern))) address.searchParams.delete(name);
  }
  address.searchParams.sort();
  return context === undefined ? address.href : `${address.href} ${JSON.stringify(sorted(context))}`;
}

function parsed(url: string | URL): URL {
  const text = String(url);
  if (!URL.canParse(text)) throw new OptionError('url', 'an absolute URL', text);
  return new URL(text);
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** The same JSON with the keys of every object sorted. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

function textTable(): Kind<Readonly<Record<string, string>>> {
  const fits = (given: unknown): given is Record<string, string> => typeof given === 'object' && given !== null && isTextArray(Object.values(given));
  return { expected: 'an object of text', read: (given) => (fits(given) ? given : undefined) };
}
