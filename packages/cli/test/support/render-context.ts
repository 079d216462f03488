import type { RenderContext } from '../../src/render/renderer.js';
import { shopDetectors } from './shop-detectors.js';
import { readShopLines } from './shop-sources.js';

/** What renderers of the shop's report are told. */
export function renderContext(changes: Partial<RenderContext> = {}): RenderContext {
  return {
    detectors: shopDetectors,
    readLines: readShopLines,
    width: 80,
    color: false,
    quiet: false,
    notes: [],
    ...changes,
  };
}
