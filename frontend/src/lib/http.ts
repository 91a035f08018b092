import * as v from 'valibot';

/** What is wanted of an answer. */
interface Kind {
  readonly accept: string;
  readonly timeoutMs: number;
  readonly read: (response: Response) => Promise<unknown>;
}

const readJson = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

const JSON_ANSWER: Kind = { accept: 'application/json', timeoutMs: 10_000, read: readJson };

/** A file may be long. */
const fileOf = (accept: string): Kind => ({
  accept,
  timeoutMs: 120_000,
  read: (response) => (response.ok ? response.blob() : readJson(response)),
});

/** Numbers and texts behind an error, by name. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** An answer that cannot be used. The message is a sentence for the person at the screen. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The API's stable code, such as `INSUFFICIENT_BALANCE`; empty when the answer was not the API's. */
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(message: string, status = 0, code = '', details: ErrorDetails = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** Every error of the API. */
const errorBody = v.object({
  error: v.object({
    code: v.string(),
    message: v.string(),
    details: v.optional(v.record(v.string(), v.unknown()), {}),
  }),
});

export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request and parses its answer. Throws an ApiError, or an AbortError when the caller gave up. */
export async function request<T>(request: HttpRequest, schema: v.GenericSchema<unknown, T>): Promise<T> {
  const result = v.safeParse(schema, await exchange(request));
  if (!result.success) throw new ApiError('The server sent something this page does not understand.');
  return result.output;
}

/** Sends a request whose answer is of no interest. Throws as `request` does. */
export async function send(request: HttpRequest): Promise<void> {
  await exchange(request);
}

/** Asks for a file of that type. Throws as `request` does. */
export async function download(request: HttpRequest, type: string): Promise<Blob> {
  const file = await exchange(request, fileOf(type));
  if (file instanceof Blob) return file;
  throw new ApiError('The server sent something this page does not understand.');
}

/** The sentence to show for whatever was thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : 'Something went wrong in this page. Reload it and try again.';

async function exchange(
  { method = 'GET', path, query = {}, body, signal }: HttpRequest,
  { accept, timeoutMs, read }: Kind = JSON_ANSWER,
): Promise<unknown> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let status: number;
  let answer: unknown;
  try {
    const response = await fetch(path + queryString(query), {
      method,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      headers: { accept, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    status = response.status;
    answer = await read(response);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(
      timeout.aborted
        ? `The server did not answer within ${timeoutMs / 1000} seconds.`
        : 'The server cannot be reached.',
    );
  }
  if (status >= 200 && status <= 299) return answer;
  const refusal = v.safeParse(errorBody, answer);
  if (!refusal.success) throw new ApiError(`The server answered with status ${status}.`, status);
  const { code, message, details } = refusal.output.error;
  throw new ApiError(message, status, code, details);
}

function queryString(query: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) params.set(name, String(value));
  }
  return params.size === 0 ? '' : `?${params.toString()}`;
}
