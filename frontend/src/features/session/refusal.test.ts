import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/http';
import { refusalOf } from './refusal';

const NOW = 1_000_000;

describe('refusalOf', () => {
  it('says beside the name that it is taken', () => {
    const taken = new ApiError('There is an account with this name already; log in.', 409, 'USERNAME_TAKEN');

    expect(refusalOf(taken, NOW)).toEqual({ username: 'There is an account with this name already.', isTaken: true });
  });

  it('says beside the password that it does not fit, or that the name does not: which of them is not told', () => {
    const wrong = new ApiError('There is no account with this name and password.', 401, 'INVALID_CREDENTIALS');

    expect(refusalOf(wrong, NOW)).toEqual({ password: 'There is no account with this name and password.' });
  });

  it.each(['username', 'password'] as const)('says beside the %s what the server does not take of it', (parameter) => {
    const invalid = new ApiError(`${parameter} must have more.`, 400, 'INVALID_PARAMETER', { parameter });

    expect(refusalOf(invalid, NOW)).toEqual({
      [parameter]: expect.stringMatching(/^(User|Pass).* must have more\.$/) as string,
    });
  });

  it('knows when another try is worth it', () => {
    const tooMany = new ApiError('Too many attempts; wait 42 s.', 429, 'TOO_MANY_ATTEMPTS', { retryAfterSeconds: 42 });

    expect(refusalOf(tooMany, NOW)).toEqual({ form: 'Too many attempts.', retryAt: NOW + 42_000 });
  });

  it('says everything else for the whole form', () => {
    expect(refusalOf(new ApiError('The server cannot be reached.'), NOW)).toEqual({
      form: 'The server cannot be reached.',
    });
    expect(refusalOf(new TypeError('x'), NOW).form).toMatch(/Something went wrong/);
  });
});
