import { z } from 'zod';
import { CONFIDENCES } from '../report/confidences.js';
import { EVERY_REACH } from '../report/reaches.js';
import { closestName } from './closest-name.js';
import type { DetectorInfo } from '../detectors/detector.js';
import type { Config, DetectorConfig } from './config.js';

/** What a configuration may name. */
export type KnownDetector = Pick<DetectorInfo, 'name' | 'options'>;

// Messages are predicates: whoever reports an issue puts the path to the value before them.

const IMPACTS = ['critical', 'high', 'medium', 'low'] as const;
const PRIORITIES = ['P0', 'P1', 'P2', 'P3'] as const;
const PRESETS = ['server', 'serverless', 'library', 'cli', 'strict', 'promises'] as const;
const ROLES = ['source', 'test', 'script', 'config', 'bin', 'generated'] as const;

const text = z.string({ error: 'must be a string' }).min(1, { error: 'must not be empty' });
const flag = z.boolean({ error: 'must be true or false' });
const minutes = z.number({ error: 'must be a number of minutes' }).min(0, { error: 'must not be negative' });
const globs = list(text.refine((glob) => !/^!(?!\()/.test(glob), { error: 'must not begin with "!": name the files that are meant' }));

/** The shape of a configuration. Detectors and their options are checked when there is a list to check them against. */
export function configSchema(known: readonly KnownDetector[] | undefined): z.ZodType<Config> {
  const detectors = detectorSettings(known);
  return strict({
    ignore: globs.optional(),
    preset: oneOf(PRESETS).optional(),
    detectors: detectors.optional(),
    reach: list(oneOf(EVERY_REACH)).optional(),
    priority: oneOf(PRIORITIES).optional(),
    confidence: oneOf(CONFIDENCES).optional(),
    failOn: oneOf([...PRIORITIES, 'never']).optional(),
    types: oneOf(['off', 'auto', 'on']).optional(),
    deps: flag.optional(),
    threads: threads.optional(),
    blocking: list(
      strict({ module: text, export: text, replacement: text.optional(), impact: oneOf(IMPACTS).optional() }),
    ).optional(),
    nonBlocking: list(strict({ module: text, export: text })).optional(),
    overrides: list(strict({ files: globs, detectors: detectors.optional(), role: oneOf(ROLES).optional() })).optional(),
  });
}

const THREADS = { error: 'must be "auto" or a whole number of threads, 0 or more' };
const threads = z.union([z.literal('auto'), z.int(THREADS).min(0, THREADS)], THREADS);

function detectorSettings(known: readonly KnownDetector[] | undefined) {
  const settings = strict({
    impact: oneOf(IMPACTS).optional(),
    effortMinutes: minutes.optional(),
    reach: list(oneOf(EVERY_REACH)).optional(),
    options: z.record(z.string(), z.number({ error: 'must be a number' }), { error: 'must be an object' }).optional(),
  });
  const setting = z.union([oneOf(['off', 'on']), settings], { error: 'must be "off", "on" or an object of settings' });
  return z.record(z.string(), setting, { error: 'must be an object with the names of detectors as keys' }).superRefine((value, context) => {
    for (const [name, chosen] of Object.entries(value)) {
      for (const { path, message } of known ? strangers(name, chosen, known) : []) context.addIssue({ code: 'custom', path, message });
    }
  });
}

/** Names of detectors and options that there are none of. */
function strangers(name: string, chosen: DetectorConfig, known: readonly KnownDetector[]): { path: string[]; message: string }[] {
  const detector = known.find((each) => each.name === name);
  if (!detector) return [{ path: [name], message: `is no detector; ${hint(name, namesOf(known))}` }];
  const options = namesOf(detector.options);
  const given = typeof chosen === 'object' ? Object.keys(chosen.options ?? {}) : [];
  const strange = given.filter((option) => !options.includes(option));
  return strange.map((option) => ({ path: [name, 'options', option], message: `is unknown; ${options.length > 0 ? hint(option, options) : 'this detector has no options'}` }));
}

function namesOf(named: readonly { name: string }[]): string[] {
  return named.map(({ name }) => name);
}

function oneOf<const Choice extends string>(choices: readonly Choice[]) {
  return z.enum(choices, { error: `must be one of ${choices.join(', ')}` });
}

function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: 'must be a list' });
}

function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `is unknown; ${hint(issue.keys[0] ?? '', Object.keys(shape))}` : 'must be an object'),
  });
}

function hint(word: string, known: readonly string[]): string {
  const closest = closestName(word, known);
  return closest === null ? `known are ${known.join(', ')}` : `did you mean ${closest}?`;
}
