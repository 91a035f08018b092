/** The rules of names and passwords, as the server has them, to be said before it has to refuse. */

const NAME = /^[a-z0-9][a-z0-9._+-]*(@[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*)?$/;
const NAME_LENGTH = { min: 3, max: 254 };
const PASSWORD_LENGTH = { min: 8, max: 128 };

export const NAME_RULE =
  'An e-mail address, or a name of 3 or more letters, digits, dots and hyphens. Capitals don’t count.';
export const PASSWORD_RULE = 'At least 8 characters. A few words are easier to remember than signs.';

/** What is wrong with a name for a new account; undefined when nothing is. */
export function nameProblem(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  if (name === '') return 'Enter an e-mail address or a name.';
  if (name.length < NAME_LENGTH.min) return `That is too short: it must have at least ${NAME_LENGTH.min} characters.`;
  if (name.length > NAME_LENGTH.max) return `That is too long: it may have at most ${NAME_LENGTH.max} characters.`;
  if (/\s/.test(name)) return 'A name has no spaces.';
  if (!/^[a-z0-9]/.test(name)) return 'A name begins with a letter from a to z or a digit.';
  if (!NAME.test(name)) return 'Use letters from a to z, digits and . - + _, as in an e-mail address.';
  return undefined;
}

/** What is wrong with a new password; undefined when nothing is. */
export function passwordProblem(password: string): string | undefined {
  const { length } = Array.from(password);
  if (length === 0) return 'Enter a password.';
  if (length < PASSWORD_LENGTH.min) {
    return `That is too short: it must have at least ${PASSWORD_LENGTH.min} characters, and has ${length}.`;
  }
  if (length > PASSWORD_LENGTH.max) return `That is too long: it may have at most ${PASSWORD_LENGTH.max} characters.`;
  return undefined;
}
