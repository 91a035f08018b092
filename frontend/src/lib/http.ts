import * as v from 'valibot';

const TIMEOUT_MS = 10_000;
/** A file may be long. */
const FILE_TIMEOUT_MS = 60_000;

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
  /** A status of failure whose answer is one nevertheless, such as the 503 of a health report. */
  readonly alsoAnswers?: number;
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

/** Sends a request whose answer is a text of that media type. Throws as `request` does. */
export async function requestText(request: HttpRequest, mediaType: 'text/csv' | 'text/plain'): Promise<string> {
  const answer = await exchange(request, mediaType);
  if (typeof answer !== 'string') throw new ApiError('The server sent something this page does not understand.');
  return answer;
}

/** The sentence to show for whatever was thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : 'Something went wrong in this page. Reload it and try again.';

async function exchange(request: HttpRequest, mediaType = 'application/json'): Promise<unknown> {
  const { method = 'GET', path, query = {}, body, signal, alsoAnswers } = request;
  const timeoutMs = mediaType === 'text/csv' ? FILE_TIMEOUT_MS : TIMEOUT_MS;
  const timeout = AbortSignal.timeout(timeoutMs);
  let status: number;
  let text: string;
  try {
    const response = await fetch(path + queryString(query), {
      method,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      headers: { accept: mediaType, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(
      timeout.aborted
        ? `The server did not answer within ${timeoutMs / 1000} seconds.`
        : 'The server cannot be reached.',
    );
  }
  const isAnswer = (status >= 200 && status <= 299) || status === alsoAnswers;
  if (isAnswer && mediaType !== 'application/json') return text;
  const answer = parsed(text);
  if (isAnswer) return answer;
  const refusal = v.safeParse(errorBody, answer);
  if (!refusal.success) throw new ApiError(`The server answered with status ${status}.`, status);
  const { code, message, details } = refusal.output.error;
  throw new ApiError(message, status, code, details);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function queryString(query: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) params.set(name, String(value));
  }
  return params.size === 0 ? '' : `?${params.toString()}`;
}
