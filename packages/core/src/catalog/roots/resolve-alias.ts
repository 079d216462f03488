import { aliases } from './aliases.js';
import { formatApi, parseApi, type ParsedApi } from './api.js';
import { createApiTable } from './api-table.js';

const table = createApiTable(aliases.map((alias) => [alias.api, alias.is] as const));
const modules = new Set(aliases.map((alias) => parseApi(alias.api).module));

/** Rewrites the beginning of an API to its canonical name, as often as an alias applies. */
export function resolveAlias(api: string): string {
  const next = rewriteOnce(parseApi(api));
  return next ? resolveAlias(formatApi(next)) : api;
}

/** The longest beginning that has an alias wins. */
function rewriteOnce({ module, segments }: ParsedApi): ParsedApi | undefined {
  if (!modules.has(module)) return undefined;
  for (let length = segments.length; length >= 0; length--) {
    const prefix = formatApi({ module, segments: segments.slice(0, length) });
    const target = table.get(prefix).at(0);
    if (target === undefined || target === prefix) continue;
    const canonical = parseApi(target);
    return { module: canonical.module, segments: [...canonical.segments, ...segments.slice(length)] };
  }
  return undefined;
}
