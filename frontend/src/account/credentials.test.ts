import { describe, expect, it } from 'vitest';
import { nameProblem, passwordProblem } from './credentials';

describe('nameProblem', () => {
  it.each(['bob', 'me@example.com', ' Me+bots@Example.co.uk ', '7up', 'a.b-c_d', 'x@y', `${'a'.repeat(250)}.com`])(
    'finds nothing wrong with %j',
    (name) => expect(nameProblem(name)).toBeUndefined(),
  );

  it.each([
    ['', /^Enter/],
    ['  ', /^Enter/],
    ['ab', /too short/],
    ['a'.repeat(255), /too long/],
    ['two words', /no spaces/],
    ['.bob', /begins with/],
    ['jürgen', /letters from a to z/],
    ['me@', /letters from a to z/],
    ['me@example.', /letters from a to z/],
    ['a@b@c', /letters from a to z/],
  ])('says what is wrong with %j', (name, problem) => expect(nameProblem(name)).toMatch(problem));
});

describe('passwordProblem', () => {
  it('counts characters as people do', () => {
    expect(passwordProblem('🔑🔑🔑🔑🔑🔑🔑')).toMatch(/has 7/);
    expect(passwordProblem('🔑🔑🔑🔑🔑🔑🔑🔑')).toBeUndefined();
  });

  it('takes from 8 to 128 characters, whatever they are', () => {
    expect(passwordProblem('')).toMatch(/^Enter/);
    expect(passwordProblem('1234567')).toMatch(/too short/);
    expect(passwordProblem('        ')).toBeUndefined();
    expect(passwordProblem('a'.repeat(128))).toBeUndefined();
    expect(passwordProblem('a'.repeat(129))).toMatch(/too long/);
  });
});
