import type { Confidence, Preset, Priority, Reach, TypesMode } from '@perf-analyze/core';

export const priorities = ['P0', 'P1', 'P2', 'P3'] as const satisfies readonly Priority[];

export const failPriorities = [...priorities, 'never'] as const;

export const confidences = ['definite', 'probable', 'possible'] as const satisfies readonly Confidence[];

export const reaches = [
  'request',
  'background',
  'unknown',
  'startup',
  'tooling',
  'offloaded',
  'unreached',
] as const satisfies readonly Reach[];

export const presets = [
  'server',
  'serverless',
  'library',
  'cli',
  'strict',
  'promises',
] as const satisfies readonly Preset[];

export const typesModes = ['off', 'auto', 'on'] as const satisfies readonly TypesMode[];
