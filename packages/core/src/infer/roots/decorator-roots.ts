import { textOfLiteral } from '../../catalog/arguments.js';
import { entryName } from '../../catalog/roots/entry-name.js';
import { isSeldom } from '../../catalog/roots/period.js';
import type { RootLookup } from '../../catalog/roots/lookup.js';
import type { DecoratorRule } from '../../catalog/roots/rules.js';
import type { Program } from '../../link/program.js';
import type { DecoratorSummary } from '../../summarize/module-summary.js';
import type { Root } from './root.js';

/** Methods that a decorator makes entry points: `@Get('/orders') list() { … }`. */
export function decoratorRoots(program: Program, lookup: RootLookup): Root[] {
  const roots: Root[] = [];
  program.files.forEach(({ summary }, file) => {
    for (const decorator of summary.decorators) {
      for (const api of program.apisAt(program.nodeBase[file] + decorator.node)) {
        const rule = lookup.decorator(decoratorName(program, api));
        if (rule) roots.push(...rootsOf(program, file, decorator, rule, program.apis.text(api)));
      }
    }
  });
  return roots;
}

function rootsOf(program: Program, file: number, decorator: DecoratorSummary, rule: DecoratorRule, api: string): Root[] {
  const { functions } = program.files[file].summary;
  const indices = decorator.function >= 0 ? [decorator.function] : methodsOf(program, file, decorator.class, rule.methods ?? []);
  return indices.map((index) => ({
    function: program.functionBase[file] + index,
    kind: rule.kind,
    reach: isRequestScoped(decorator, rule) ? 'request' : rule.reach,
    name: entryName(rule.name, { api, name: functions[index].name, literal: (argument) => textOfLiteral(decorator.arguments[argument]) }),
    confidence: 'definite',
    call: -1,
    loop: rule.loop === true,
    seldom: rule.period && isSeldom(decorator.arguments, rule.period),
  }));
}

/** `@Get('/')` and `@Get` are the same decorator. */
function decoratorName({ apis }: Program, api: number): string {
  return apis.text(apis.callable(api)).replace(/\(\)$/, '');
}

function isRequestScoped({ arguments: args }: DecoratorSummary, { requestWhen }: DecoratorRule): boolean {
  if (!requestWhen) return false;
  return args.some((shape) => {
    const option = shape.kind === 'object' ? shape.options[requestWhen.option] : undefined;
    return option?.kind === 'unknown' && option.path === requestWhen.path;
  });
}

/** Functions of a class by their own names; what initialises its fields goes with its constructor. */
export function methodsOf(program: Program, file: number, classIndex: number, names: readonly string[]): number[] {
  return program.files[file].summary.functions.flatMap((fn, index) => {
    if (fn.class !== classIndex) return [];
    if (fn.kind === 'field' || fn.kind === 'implicit-constructor') return names.includes('constructor') ? [index] : [];
    return (fn.kind === 'method' || fn.kind === 'arrow' || fn.kind === 'constructor') && names.includes(fn.name.slice(fn.name.lastIndexOf('.') + 1)) ? [index] : [];
  });
}
