/** A mistake in the command line, or in a file that it names, told in one sentence. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError';
}
