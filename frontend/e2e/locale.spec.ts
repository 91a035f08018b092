import { deskOf } from './desk';
import { expect, newTrader, test } from './trader';

test.describe('where commas are points', () => {
  test.use({ locale: 'de-DE' });

  test('numbers are shown and understood as one writes them there', async ({ trading, page, market, operator }) => {
    await newTrader(page, operator, { INR: '500000' });
    await trading.open(market);
    const { ticket, available, preview, openOrder, placed, fill, choose } = deskOf(page);
    const price = ticket.getByLabel('Price', { exact: true });
    await expect(available).toHaveText('500.000,00 INR');

    await fill('Price', '100,005');
    await choose('Use 100,00');
    await expect(price).toHaveValue('100,00');
    await fill('Price', '100,5');
    await fill('Quantity', '1.000,5');
    await expect(ticket.getByLabel('Total')).toHaveValue('100550,25');
    await expect(preview).toContainText('100.650,8003 INR');
    await page.keyboard.press('Enter');

    await expect(placed).toContainText(/1\.000,50 \w+ rest at 100,50/);
    await expect(openOrder).toContainText('1.000,50');
    await expect(page.getByTestId('bids')).toContainText('100,50');
    await page.goto('/trade/BTCUSDT?tf=1m');
    await expect(trading.lastPrice).toHaveText(/^\d{2,3}\.\d{3},\d\d/);
    await expect(page).toHaveTitle(/^\d{2,3}\.\d{3},\d\d BTC\/USDT/);
  });
});

test('figures all have one width, and what changes moves nothing', async ({ trading, page }) => {
  await trading.open('BTCUSDT?tf=1m');
  await trading.ready();
  await expect(trading.lastPrice).toHaveAttribute('data-live', 'true');

  const moved = await page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve) => {
        const places = () =>
          [
            ...document.querySelectorAll(
              '[data-testid=tape] > *, header, [data-testid=change], [data-testid=bid], th, [data-testid=legend-time]',
            ),
          ]
            .filter((it) => it.checkVisibility())
            .map(
              (it) =>
                `${it.tagName} ${Math.round(it.getBoundingClientRect().left)} ${Math.round(it.getBoundingClientRect().width)}`,
            );
        const price = document.querySelector('[data-testid=last-price]');
        if (!price) throw new Error('there is no price');
        const before = places();
        let changes = 0;
        const observer = new MutationObserver(() => {
          if (++changes < 5) return;
          observer.disconnect();
          const after = places();
          resolve(after.filter((place, index) => place !== before[index]));
        });
        observer.observe(price, { childList: true, characterData: true, subtree: true });
      }),
  );
  expect(moved).toEqual([]);

  const unequal = await page.evaluate(() => {
    const numbers = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (it) => it.childElementCount === 0 && /\d/.test(it.textContent) && it.checkVisibility(),
    );
    return numbers
      .filter((it) => !getComputedStyle(it).fontVariantNumeric.includes('tabular-nums'))
      .map((it) => it.outerHTML.slice(0, 100));
  });
  expect(unequal).toEqual([]);
});
