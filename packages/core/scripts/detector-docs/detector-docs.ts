import { blockingCatalog } from '../../src/catalog/blocking/index.js';
import { detectors } from '../../src/detectors/registry.js';
import { cataloguePage } from './catalogue-page.js';
import { detectorPage } from './detector-page.js';
import { indexPage } from './index-page.js';

/** The pages of `docs/detectors`, by file name. */
export function detectorDocs(): Map<string, string> {
  return new Map([
    ['README.md', indexPage(detectors)],
    ['catalogue.md', cataloguePage(detectors, blockingCatalog)],
    ...detectors.map((detector): [string, string] => [`${detector.name}.md`, detectorPage(detector, blockingCatalog)]),
  ]);
}
