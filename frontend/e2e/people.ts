import { expect, type Page } from '@playwright/test';

export interface Person {
  readonly username: string;
  readonly password: string;
}

/** Somebody whom nobody else is. */
export const somebody = (): Person => ({
  username: `e2e-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}@example.com`,
  password: 'correct horse battery',
});

/** Makes an account without the page's help, and logs this browser in with it. */
export async function registered(page: Page): Promise<Person> {
  const person = somebody();
  await enter(page, 'register', person);
  return person;
}

/** Logs in without the page's help. */
export const loggedIn = (page: Page, person: Person): Promise<void> => enter(page, 'login', person);

async function enter(page: Page, door: 'register' | 'login', person: Person): Promise<void> {
  const response = await page.request.post(`/api/v1/auth/${door}`, { data: person });
  expect(response.ok()).toBe(true);
  const { accountId } = (await response.json()) as { accountId: string };
  // The mark that the page puts beside a session.
  await page.addInitScript((id) => localStorage.setItem('bourse.session', id), accountId);
}

/** Fills in a form for name and password, and sends it. */
export async function fillIn(page: Page, { username, password }: Person, action: string): Promise<void> {
  const form = page.getByRole('main');
  await form.getByLabel(/name/i).fill(username);
  await form.getByLabel('Password', { exact: true }).fill(password);
  await form.getByRole('button', { name: action }).click();
}
