import { writeFileSync } from 'node:fs';
import { measureSubPaths, toSizePage } from './size-page.js';

writeFileSync(new URL('../../../docs/runtime/size.md', import.meta.url), toSizePage(measureSubPaths()));
