import { methodsOf } from '../roots/api.js';
import type { CallbackRule } from './rule.js';

const eachElement =
  'forEach map filter some every find findIndex findLast findLastIndex reduce reduceRight';
const typedArrays = [
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'Buffer'],
];
const lists = ['global#Array.prototype', 'global#ReadonlyArray.prototype'];
const binary = typedArrays.map((type) => `global#${type}.prototype`);
const iterators = ['Iterator', 'IteratorObject', 'Generator', 'ArrayIterator', 'MapIterator', 'SetIterator'];

/** The callbacks that the language itself calls once per element. */
export const collections: readonly CallbackRule[] = [
  {
    apis: [...['?#', ...lists].flatMap((owner) => methodsOf(owner, `${eachElement} flatMap`)), ...binary.flatMap((owner) => methodsOf(owner, eachElement))],
    runs: 'now',
    loop: true,
    callbacks: [0],
  },
  {
    apis: iterators.flatMap((type) => methodsOf(`global#${type}.prototype`, 'map filter flatMap reduce forEach some every find')),
    runs: 'now',
    loop: true,
    callbacks: [0],
  },
  {
    apis: ['Map', 'Set', 'ReadonlyMap', 'ReadonlySet', 'Headers', 'URLSearchParams', 'FormData'].map(
      (type) => `global#${type}.prototype.forEach`,
    ),
    runs: 'now',
    loop: true,
    callbacks: [0],
  },
  { apis: ['global#Array.from'], runs: 'now', loop: true, callbacks: [1] },
  { apis: [...typedArrays.map((type) => `global#${type}.from`)], runs: 'now', loop: true, callbacks: [1], mustBeSync: true },
  { apis: ['global#Object.groupBy', 'global#Map.groupBy'], runs: 'now', loop: true, callbacks: [1], mustBeSync: true },
  { apis: ['global#Array.fromAsync'], runs: 'now', loop: true, callbacks: [1], awaits: true },
  {
    apis: ['?#', 'global#Array.prototype', ...binary].flatMap((owner) => methodsOf(owner, 'sort toSorted')).concat('global#ReadonlyArray.prototype.toSorted'),
    runs: 'now',
    loop: true,
    callbacks: [0],
    mustBeSync: true,
  },
  {
    apis: ['?#replace', '?#replaceAll', 'global#String.prototype.replace', 'global#String.prototype.replaceAll'],
    runs: 'now',
    loop: true,
    callbacks: [1],
    mustBeSync: true,
  },
  { apis: ['global#JSON.parse', 'global#JSON.stringify'], runs: 'now', loop: true, callbacks: [1], mustBeSync: true },
];
