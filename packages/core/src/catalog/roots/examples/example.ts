/**
 * A realistic program whose last statement is a registration, and what must be seen in it.
 * The linker's tests may run the same programs.
 */
export interface RegistrationExample {
  kind: string;
  source: string;
  /** The call of the last statement, as the linker writes it. */
  api: string;
  /** How many functions of that call are handlers. */
  handlers: number;
  /** The name of the entry point. */
  entry: string;
}
