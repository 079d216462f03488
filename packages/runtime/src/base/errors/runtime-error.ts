export type ErrorCode = `ERR_PERF_${
  | 'OPTION'
  | 'RATE_LIMITED'
  | 'QUEUE_FULL'
  | 'TIMEOUT'
  | 'CIRCUIT_OPEN'
  | 'BULKHEAD_FULL'
  | 'RETRY_EXHAUSTED'
  | 'CLOSED'
  | 'BATCH_SHAPE'}`;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Details = Readonly<Record<string, Json>>;

export interface ErrorContext {
  /** Whether the same call may succeed later. */
  isRetryable: boolean;
  /** Facts for logs and answers. */
  details: Details;
  /** What went wrong before. */
  cause?: unknown;
}

/**
 * What this package throws of its own. An error of yours passes through as it is.
 * The `code` is stable, and the same whether the package was imported or required: compare it rather than classes.
 */
export abstract class RuntimeError extends Error {
  readonly code: ErrorCode;
  readonly isRetryable: boolean;
  readonly details: Details;

  constructor(code: ErrorCode, message: string, { isRetryable, details, cause }: ErrorContext) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.isRetryable = isRetryable;
    this.details = Object.freeze(details);
  }

  toJSON(): Json {
    const { name, code, message, isRetryable, details } = this;
    return { name, code, message, isRetryable, details };
  }
}

/** Whether something thrown is an error of this package, be it the imported or the required twin. */
export function isRuntimeError(thrown: unknown): thrown is RuntimeError {
  return thrown instanceof Error && /^ERR_PERF_/.test(String((thrown as Partial<RuntimeError>).code));
}
