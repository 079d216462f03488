import { COMPUTED_METHOD, lastName } from './api.js';

/** What is known of a registration when its entry point gets a name. */
export interface NamedCall {
  /** The API that is called; absent for file conventions and subclasses. */
  api?: string;
  /** The name of the handler, or of the export. */
  name?: string;
  /** The file, relative to its package. */
  file?: string;
  /** The literal at an argument, or at a property of an object argument. */
  literal?: (argument: number, property: string | undefined) => string | undefined;
}

/**
 * Fills a name template: `{method}` is the last name of the API in capitals, `{0}` the literal argument, `{0.url}` a
 * literal property of an object argument, however deep, `{name}` the name of the function or export and `{file}` its file.
 * A placeholder without a value leaves nothing behind; where nothing at all is left, the handler gives its name, or else the API.
 */
export function entryName(template: string, call: NamedCall): string {
  const filled = template.replace(/\{([^}]+)\}/g, (_, placeholder: string) => value(placeholder, call) ?? '');
  return filled.replace(/ +/g, ' ').trim() || call.name || value('method', call) || 'anonymous';
}

function value(placeholder: string, call: NamedCall): string | undefined {
  if (placeholder === 'method') return call.api === undefined || call.api.endsWith(COMPUTED_METHOD) ? undefined : lastName(call.api).toUpperCase();
  if (placeholder === 'name') return call.name;
  if (placeholder === 'file') return call.file;
  const [argument, ...path] = placeholder.split('.');
  return call.literal?.(Number(argument), path.join('.') || undefined);
}
