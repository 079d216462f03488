import type { Timings } from './report/report.js';

/** Measures the stages of a run, in milliseconds. */
export class Stopwatch {
  readonly timings: Timings = {};

  time<Result>(stage: string, action: () => Result): Result {
    const start = performance.now();
    const result = action();
    this.note(stage, start);
    return result;
  }

  async timeAsync<Result>(stage: string, action: () => Promise<Result>): Promise<Result> {
    const start = performance.now();
    const result = await action();
    this.note(stage, start);
    return result;
  }

  private note(stage: string, start: number): void {
    const soFar = this.timings[stage] ?? 0;
    this.timings[stage] = Math.round((soFar + performance.now() - start) * 10) / 10;
  }
}
