import { expect, test } from 'vitest';
import * as runtime from '../../runtime/src/index.js';
import { detectors } from '../src/detectors/registry.js';

test.each(detectors.map(({ name, utility }) => ({ name, utility })))('$name advises only what the runtime package exports', ({ utility }) => {
  expect(utility.filter((name) => !Object.hasOwn(runtime, name))).toEqual([]);
});
