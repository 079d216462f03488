import { spawnSync } from 'node:child_process';

/** `npm run faults [-- seed [rounds]]`: the long part of what the tests do to bad input. A seed repeats a run. */
const [seed = String(Date.now() % 1_000_000_000), rounds = '400'] = process.argv.slice(2);
const tests = ['test/fuzz', 'test/malformed', 'test/faults'];
process.stdout.write(`seed ${seed}, ${rounds} rounds: npm run faults -- ${seed} ${rounds}\n`);
const env = { ...process.env, FAULTS_SEED: seed, FAULTS_ROUNDS: rounds };
const commands = [['npm', 'run', 'build'], ['npx', 'vitest', 'run', ...tests]] as const;
const hasFailed = commands.some(([command, ...words]) => spawnSync(command, words, { env, stdio: 'inherit' }).status !== 0);
process.exitCode = hasFailed ? 1 : 0;
