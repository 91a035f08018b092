import { expectAccessible } from './accessible';
import { fillIn, loggedIn, registered, somebody } from './people';
import { expect, test } from './tradingPage';

test.describe('the way in', () => {
  // What Chromium says of a request that is refused.
  test.use({ expectedErrors: [[/the server responded with a status of (401|409)/], { scope: 'test' }] });

  test('one registers with demo funds, logs out, and in again; a wrong password is told', async ({ trading, page }) => {
    const person = somebody();
    await page.goto('/trade/ETH_USDT');
    await page.getByRole('banner').getByRole('link', { name: 'Register' }).click();
    await fillIn(page, { ...person, password: 'short' }, 'Create account');
    await expect(page.getByRole('alert')).toContainText('at least 8 characters');
    await expect(page.getByLabel('Start with demo funds')).toBeChecked();
    await fillIn(page, person, 'Create account');

    await expect(page).toHaveURL(/trade\/ETH_USDT$/);
    await expect(page.getByRole('log')).toContainText('You have 10,000 USDT and 500,000 INR of play money');
    await expect(trading.badge).toBeVisible();

    await page.getByLabel(`Account: ${person.username}`).click();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.goto('/account');
    await expect(page).toHaveURL(/login$/);
    await fillIn(page, { ...person, password: 'not my password' }, 'Log in');
    await expect(page.getByRole('alert')).toContainText('no account with this name and password');
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
    await fillIn(page, person, 'Log in');

    await expect(page).toHaveURL(/account$/);
    await expect(page.getByTestId('funds-USDT')).toContainText('10,000.00');
    await page.goto('/register');
    await expect(page).toHaveURL(/trade\//);
  });

  test('a name that is taken leads to the log in', async ({ trading, page }) => {
    await page.goto('/register');
    await fillIn(page, { username: 'Alice@demo.bourse', password: 'some password' }, 'Create account');
    await expect(page.getByRole('alert')).toContainText('There is an account with this name already.');
    await page.getByRole('alert').getByRole('link', { name: 'Log in' }).click();

    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Alice@demo.bourse');
    await expect(trading.badge).toBeVisible();
  });
});

test.describe('the account', () => {
  test.use({ expectedErrors: [[/the server responded with a status of (401|422)/], { scope: 'test' }] });

  test('a secret is shown once, a session elsewhere is ended, and the password is changed', async ({
    trading,
    page,
    browser,
  }) => {
    const person = await registered(page);
    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    await loggedIn(other, person);
    await page.goto('/account');
    await expect(trading.badge).toBeVisible();

    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByLabel('Name').fill('my bot');
    await page.getByLabel('Trade').check();
    await page.getByRole('button', { name: 'Create key' }).click();
    await expect(page.getByLabel('Secret', { exact: true })).toHaveValue(/^[0-9a-f]{64}$/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'I have saved it' }).click();
    await page.reload();
    await expect(page.getByRole('row', { name: /my bot.*Read, Trade.*anywhere.*never/ })).toBeVisible();
    await expect(page.getByLabel('Secret', { exact: true })).toBeHidden();
    await page.getByRole('button', { name: 'Delete my bot' }).click();
    await page.getByRole('button', { name: 'Delete key' }).click();
    await expect(page.getByText('You have no API key.')).toBeVisible();

    await other.goto('/account');
    await expect(other.getByTestId('session')).toHaveCount(2);
    await page.getByRole('button', { name: /^End the session/ }).click();
    await expect(page.getByTestId('session')).toHaveCount(1);
    await other.reload();
    await expect(other).toHaveURL(/login$/);
    await expect(other.getByText('Your session has ended.')).toBeVisible();

    await page.getByLabel('Current password').fill('not my password');
    await page.getByLabel('New password').fill('another horse battery');
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByRole('alert')).toContainText('That is not your password.');
    await page.getByLabel('Current password').fill(person.password);
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByRole('log')).toContainText('Your password is changed');
    await fillIn(other, { ...person, password: 'another horse battery' }, 'Log in');
    await expect(other).toHaveURL(/account$/);
    await elsewhere.close();
  });

  test('demo funds are within what there is at a time', async ({ trading, page }) => {
    await registered(page);
    await page.goto('/account');
    await expect(page.getByTestId('funds-INR')).toContainText('0.00');
    await expect(trading.badge).toBeVisible();
    const funds = page.getByRole('region', { name: 'Demo funds' });

    await funds.getByLabel('Amount').last().fill('500001');
    await page.getByRole('button', { name: 'Get INR' }).click();
    await expect(funds.getByRole('alert')).toHaveText('At most 500,000 INR at a time.');
    await funds.getByLabel('Amount').last().fill('2500.5');
    await page.getByRole('button', { name: 'Get INR' }).click();

    await expect(page.getByTestId('funds-INR')).toContainText('2,500.50');
  });
});

test('the watch list survives a reload and a log in elsewhere; what the feed did not carry has a price soon', async ({
  trading,
  page,
  browser,
}) => {
  const person = await registered(page);
  await trading.open('BTC_USDT?tf=5m');
  const all = page.getByRole('navigation', { name: 'Markets' });
  await expect(all.getByTestId('market-ETHUSDT')).toBeVisible();

  await all.getByRole('button', { name: 'Watch ETH/USDT', exact: true }).first().click();
  const search = all.getByRole('searchbox', { name: 'Find a market' });
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('doge');
  await all.getByRole('button', { name: /^(Add|Watch) DOGE\/USDT$/ }).click();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await search.press('Escape');
  await expect(search).toHaveValue('');
  await all.getByRole('button', { name: 'Watch list' }).click();
  await expect(all.getByTestId(/^market-/)).toHaveCount(2);
  await expect(all.getByTestId('market-DOGEUSDT')).toContainText(/0\.\d{3,}.*%/);

  await page.reload();
  await expect(all.getByTestId(/^market-/)).toHaveCount(2);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await loggedIn(other, person);
  await other.goto('/trade/BTC_USDT?tf=5m');
  const list = other.getByRole('navigation', { name: 'Markets' });
  await expect(list.getByTestId(/^market-/)).toHaveCount(2);
  await list.getByTestId('market-DOGEUSDT').click();
  await expect(other).toHaveURL(/DOGEUSDT\?tf=5m$/);
  await list.getByRole('button', { name: 'Watch DOGE/USDT' }).click();
  await expect(list.getByTestId(/^market-/)).toHaveCount(1);
  await elsewhere.close();

  await page.reload();
  await expect(all.getByTestId('market-ETH_USDT')).toBeVisible();
  await expect(all.getByTestId('market-DOGEUSDT')).toBeHidden();
});

const WIDTHS = [
  { name: 'wide', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  { name: 'phone', viewport: { width: 360, height: 740 }, colorScheme: 'light' },
] as const;

for (const { name, viewport, colorScheme } of WIDTHS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test('the start page says what this is, and shows the markets with their prices and their day', async ({
      trading,
      page,
    }) => {
      await page.goto('/');

      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('main')).toContainText('these are not real prices');
      const card = page.getByRole('region', { name: 'Market data' }).getByTestId('card-BTCUSDT');
      await expect(card).toContainText(/\d{2},\d{3}\.\d\d/);
      await expect(card).toContainText(/[+−]?\d+\.\d\d%/);
      await expect(card.getByRole('img')).toHaveAttribute('data-closes', /^\d{2}$/);
      await expect(page.getByRole('region', { name: 'Trade here' }).getByTestId('card-TATA_INR')).toBeVisible();
      await page.getByTestId('card-BTC_USDT').last().click();

      await expect(page).toHaveURL(/trade\/BTC_USDT$/);
      await expect(trading.badge).toBeVisible();
    });

    test('the list of markets is searched, sorted and told apart, and leads to each', async ({ trading, page }) => {
      await page.goto('/markets');
      const rows = page.getByRole('row').filter({ has: page.getByTestId(/^listed-/) });
      await expect(page.getByTestId('listed-BTCUSDT')).toBeVisible();
      await expect(rows.first()).toContainText('BTC/USDT');

      await page.getByRole('button', { name: 'Market data' }).click();
      await expect(page.getByTestId(/^listed-.*_/)).toHaveCount(0);
      await page.getByRole('button', { name: 'Last price' }).click();
      await expect(page.getByRole('columnheader', { name: 'Last price' })).toHaveAttribute('aria-sort', 'descending');
      await expect(rows.first()).toContainText('BTC');
      await page.getByRole('button', { name: 'Last price' }).click();
      await expect(page.getByRole('columnheader', { name: 'Last price' })).toHaveAttribute('aria-sort', 'ascending');
      await expect(rows.last()).toContainText('BTC');
      await expect(rows.last()).toContainText(/\d{2},\d{3}\.\d\d/);
      await page.getByRole('searchbox', { name: 'Search markets' }).fill('eth/');
      await expect(rows).toHaveCount(1);
      await rows.first().click();

      await expect(page).toHaveURL(/trade\/ETHUSDT$/);
      await expect(trading.badge).toBeVisible();
    });
  });
}
