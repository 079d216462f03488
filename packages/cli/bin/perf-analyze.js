#!/usr/bin/env node
import module from 'node:module';
import v8 from 'node:v8';

// Node 22.8 and later keep what they have compiled for the next run.
module.enableCompileCache?.();

// Most runs are over before optimised code has paid for its compilation: V8 is told to optimise later and to inline less.
const laterOptimisation = { 20: '--interrupt-budget=528000', 22: '--invocation-count-for-turbofan=24000', 24: '--invocation-count-for-turbofan=24000' };
const later = laterOptimisation[process.versions.node.split('.')[0]];
if (later) {
  v8.setFlagsFromString(later);
  v8.setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
}

await import('../dist/main.js');
