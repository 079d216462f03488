export { defineConfig } from '@perf-analyze/core';
export type { Config } from '@perf-analyze/core';
