import { createRequire } from 'node:module';
import { dirname, join } from 'node:path/posix';
import type { Disk } from './disk.js';
import type { Survey } from './survey.js';
import { systemErrorReason } from './system-error.js';

const TEMPLATE = /^(?:template|serverless|sam)\.(?:ya?ml|json)$/;
const EXTENSIONS = ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.jsx'];

type Values = Readonly<Record<string, unknown>>;

/** Whether a file may name the handlers of cloud functions: of AWS SAM, CloudFormation or the Serverless Framework. */
export function isTemplateName(name: string): boolean {
  return TEMPLATE.test(name);
}

/** The exports that templates name as handlers, by their files. */
export function templateHandlers({ templates, files, disk, skip }: Pick<Survey, 'templates' | 'files' | 'disk' | 'skip'>): Map<string, string[]> {
  const handlers = new Map<string, string[]>();
  for (const template of templates) {
    for (const handler of handlersOf(readTemplate(template, disk, skip))) {
      const dot = handler.lastIndexOf('.');
      const stem = join(dirname(template), handler.slice(0, dot));
      const file = EXTENSIONS.map((extension) => stem + extension).find((path) => files.has(path));
      if (file !== undefined) handlers.set(file, [...(handlers.get(file) ?? []), handler.slice(dot + 1)]);
    }
  }
  return handlers;
}

function readTemplate(path: string, disk: Disk, skip: Survey['skip']): unknown {
  // Few programs need it.
  const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  try {
    // Tags such as `!Ref` are the provider's own.
    return parse(disk.readText(path), { logLevel: 'error' });
  } catch (error) {
    const isSystemError = error instanceof Error && 'syscall' in error;
    skip(path, isSystemError ? systemErrorReason(error) : 'broken YAML, treated as absent');
    return null;
  }
}

/** Paths from the template's folder, with the export at the end: `src/orders.list`. */
function handlersOf(template: unknown): string[] {
  const { Resources, Globals, functions } = valuesOf(template);
  const shared = valuesOf(valuesOf(Globals)['Function']);
  const ofResources = Object.values(valuesOf(Resources)).map((resource) => {
    const { CodeUri = shared['CodeUri'], Handler = shared['Handler'] } = valuesOf(valuesOf(resource)['Properties']);
    return typeof Handler === 'string' ? join(typeof CodeUri === 'string' ? CodeUri : '', Handler) : null;
  });
  const ofFunctions = Object.values(valuesOf(functions)).map((fn) => valuesOf(fn)['handler']);
  return [...ofResources, ...ofFunctions].filter((handler) => typeof handler === 'string' && handler.includes('.')) as string[];
}

function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
}
