import { collectionLibraries } from './collection-libraries.js';
import { collections } from './collections.js';
import { concurrency } from './concurrency.js';
import { language } from './language.js';
import { nodeCore } from './node-core.js';
import type { CallbackRule } from './rule.js';
import { services } from './services.js';

export const callbackRules: readonly CallbackRule[] = [
  ...collections,
  ...language,
  ...nodeCore,
  ...collectionLibraries,
  ...concurrency,
  ...services,
];
