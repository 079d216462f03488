import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { detectors } from '../src/detectors/registry.js';
import { detectorDocs } from './detector-docs/detector-docs.js';
import { detectorTable } from './detector-docs/index-page.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, 'docs/detectors');
const readme = join(root, 'README.md');

/** What the README shows between its markers. */
const listing = /(?<=<!-- begin of the detectors -->\n)[^]*(?=<!-- end of the detectors -->)/;

const pages = detectorDocs();
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
for (const [name, text] of pages) writeFileSync(join(folder, name), text);

const text = readFileSync(readme, 'utf8');
if (!listing.test(text)) throw new Error('README.md has no place for the list of detectors');
writeFileSync(readme, text.replace(listing, () => `${detectorTable(detectors, 'docs/detectors/')}\n`));
