export function Footer() {
  return (
    <footer className="label flex flex-wrap justify-between gap-x-4 bg-panel px-3 py-1.5 sm:px-4">
      <span>All times in UTC</span>
      <span>
        Charts by{' '}
        <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer" className="underline hover:text-ink">
          TradingView
        </a>{' '}
        Lightweight Charts™
      </span>
    </footer>
  );
}
