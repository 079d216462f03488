import { describe, expectTypeOf, it } from 'vitest';
import { Deadline, runWithDeadline, sleep, withTimeout } from '../../src/timeout/index.js';

describe('types of /timeout', () => {
  it('follow the work', () => {
    expectTypeOf(withTimeout<number>).returns.toEqualTypeOf<Promise<number>>();
    expectTypeOf(() => withTimeout(() => 'pear', '5s')).returns.toEqualTypeOf<Promise<string>>();
    expectTypeOf(() => withTimeout(({ signal }) => Promise.resolve(signal.aborted), 5)).returns.toEqualTypeOf<Promise<boolean>>();
    expectTypeOf(() => runWithDeadline(Deadline.after(5), () => 5)).returns.toEqualTypeOf<number>();
    expectTypeOf(sleep).returns.toEqualTypeOf<Promise<void>>();
  });

  it('give `onLate` the result', () => {
    const call = () => withTimeout(() => Promise.resolve({ port: 5_432 }), '5s', { onLate: ({ port }) => expectTypeOf(port).toEqualTypeOf<number>() });
    expectTypeOf(call).returns.toEqualTypeOf<Promise<{ port: number }>>();
  });

  it('refuse what is no duration or option', () => {
    const refused = () => [
      // @ts-expect-error a duration needs a unit
      withTimeout(() => 1, '5'),
      // @ts-expect-error there is no such option
      withTimeout(() => 1, '5s', { label: 'pear' }),
    ];
    expectTypeOf(refused).toBeFunction();
  });
});
