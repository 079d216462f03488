/** A mistake of the user, told in one sentence that names the place and the remedy. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
