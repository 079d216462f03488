import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze } from '../../src/analyze.js';
import { fetchPackage } from './fetch-package.js';
import { print, snapshotOf } from './snapshot.js';

/** Real programs that publish what they are made of: a process manager, a site generator, a registry server. */
const CORPORA = { pm2: 'pm2@7.0.4', hexo: 'hexo@8.1.2', verdaccio: 'verdaccio@6.8.0' };

const folder = mkdtempSync(join(tmpdir(), 'perf-analyze-corpora-'));
try {
  for (const [file, name] of Object.entries(CORPORA)) {
    const cwd = fetchPackage(name, join(folder, file));
    // Without their dependencies there are no types to ask, and a cache would be thrown away.
    const report = await analyze({ cwd, types: 'off', cache: false });
    const snapshot = snapshotOf(name, report);
    writeFileSync(fileURLToPath(new URL(`${file}.json`, import.meta.url)), print(snapshot));
    console.log(`${name}: ${snapshot.findings.length} findings in ${snapshot.files} files`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
