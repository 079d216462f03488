import { createRequire } from 'node:module';
import { nodeHost } from './node-host.js';
import { run } from './run.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
const interrupt = new AbortController();

for (const [signal, exitCode] of [['SIGINT', 130], ['SIGTERM', 143]] as const) {
  process.once(signal, () => {
    // Whoever holds a temporary file or a progress bar cleans up in a listener, before the process ends.
    interrupt.abort();
    process.exit(exitCode);
  });
}

process.exitCode = await run(process.argv.slice(2), nodeHost(version, interrupt.signal));
