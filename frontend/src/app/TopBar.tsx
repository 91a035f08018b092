import type { ReactNode } from 'react';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { formatClock } from '@/lib/format';
import { secondClock } from '@/lib/secondClock';
import { serverTime } from '@/market/feedHealth';

export function TopBar({ children }: { readonly children: ReactNode }) {
  return (
    <header className="flex h-11 items-center justify-between gap-3 bg-panel px-3 sm:px-4">
      <div className="flex items-center gap-3 sm:gap-5">
        <span className="flex items-center gap-2 text-[15px] font-semibold tracking-tight">
          <Mark />
          <span className="max-[22rem]:sr-only">Bourse</span>
        </span>
        {children}
      </div>
      <Clock />
    </header>
  );
}

/** The server's time, which the candles go by. */
function Clock() {
  const now = serverTime(useStore(useMarket().feed), useStore(secondClock));
  return (
    <time dateTime={new Date(now).toISOString()} className="text-xs whitespace-nowrap text-muted">
      {formatClock(now)} <span className="text-faint">UTC</span>
    </time>
  );
}

function Mark() {
  return (
    <svg aria-hidden viewBox="0 0 18 18" className="size-[18px]">
      <path d="M5 1v16M13 1v16" className="stroke-faint" strokeWidth="1.2" />
      <rect x="2.5" y="6" width="5" height="8" rx="1" className="fill-down" />
      <rect x="10.5" y="3.5" width="5" height="9" rx="1" className="fill-up" />
    </svg>
  );
}
