#!/usr/bin/env node
import module from 'node:module';

// Node 22.8 and later keep what they have compiled for the next run.
module.enableCompileCache?.();
await import('../dist/main.js');
