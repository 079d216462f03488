/** What is thrown before there is a promise is a rejection too. An async function would do the same, and keep more for everybody who waits. */
export function asRejection<Result>(begin: () => Promise<Result>): Promise<Result> {
  try {
    return begin();
  } catch (error) {
    const reason = error as Error;
    return Promise.reject(reason);
  }
}
