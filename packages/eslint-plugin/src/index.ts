export const meta = { name: 'eslint-plugin-perf-analyze' };
