export type { Config } from '@perf-analyze/core';
