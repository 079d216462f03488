import { writeFileSync } from 'node:fs';
import { readCatalogs, toPage } from './channel-page.js';

writeFileSync(new URL('../../../docs/runtime/channels.md', import.meta.url), toPage(await readCatalogs()));
