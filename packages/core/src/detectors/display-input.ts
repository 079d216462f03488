import type { Provenance } from '../catalog/sources.js';

/** An input as messages call it, by where it comes from. */
export const displayInput: Readonly<Record<Provenance, string>> = {
  request: 'what a request brought',
  file: 'what was read from a file',
  network: 'what another machine sent',
  constant: 'its input',
  unknown: 'an input of unknown size',
};
