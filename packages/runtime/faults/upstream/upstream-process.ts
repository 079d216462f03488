import { FlakyUpstream } from './flaky-upstream.js';

/** Runs an upstream in a process that can be killed. Arguments: port, seed, failure rate. It tells its port, and takes the delay of its calls as messages. */
const [port, seed, failureRate] = process.argv.slice(2).map(Number);
const upstream = new FlakyUpstream({ seed, failureRate });
process.on('message', (delayMs: number) => (upstream.delayMs = delayMs));
process.on('disconnect', () => process.exit());
process.send?.(await upstream.start(port));
