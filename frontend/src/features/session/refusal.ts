import { ApiError, messageOf } from '@/lib/http';

/** Why the server did not let somebody in, sorted by where it is said. */
export interface Refusal {
  readonly username?: string;
  readonly password?: string;
  /** About neither field. */
  readonly form?: string;
  /** There is an account of this name already. */
  readonly isTaken?: boolean;
  /** Not before then is it worth another try; this page's clock, Unix milliseconds. */
  readonly retryAt?: number;
}

/** @param now this page's clock when the refusal came, Unix milliseconds */
export function refusalOf(error: unknown, now: number): Refusal {
  const message = messageOf(error);
  if (!(error instanceof ApiError)) return { form: message };
  const { parameter, retryAfterSeconds } = error.details;
  if (error.code === 'USERNAME_TAKEN')
    return { username: 'There is an account with this name already.', isTaken: true };
  if (error.code === 'INVALID_CREDENTIALS') return { password: message };
  if (parameter === 'username' || parameter === 'password') return { [parameter]: sentence(message) };
  if (typeof retryAfterSeconds === 'number') {
    return { form: 'Too many attempts.', retryAt: now + retryAfterSeconds * 1000 };
  }
  return { form: message };
}

/** The API's messages about a parameter begin with its name. */
const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);
