import { expect, test } from './tradingPage';

const SCREENS = [
  { name: 'desktop-dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'desktop-light', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'phone-400', width: 400, height: 860, colorScheme: 'dark' },
  { name: 'phone-320', width: 320, height: 640, colorScheme: 'dark' },
] as const;

for (const { name, width, height, colorScheme } of SCREENS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height }, colorScheme });

    test('fits without scrolling sideways', async ({ trading, page }) => {
      await trading.open('BTCUSDT?tf=1m');
      await trading.ready();
      await expect(trading.lastPrice).toHaveAttribute('data-live', 'true');

      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      const timeframe = page.getByRole('button', { name: '1 day' });
      const box = await timeframe.boundingBox();
      expect(box && box.x + box.width).toBeLessThanOrEqual(width);
      await page.screenshot({ path: `target/screens/${name}.png`, fullPage: width < 800 });
    });
  });
}
