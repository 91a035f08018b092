import { Link, NavLink, useParams } from 'react-router';
import { FeedBadge } from '@/features/feed/FeedBadge';
import { SettingsMenu } from '@/features/settings/SettingsMenu';
import { SessionMenu } from '@/features/session/SessionMenu';
import { useUser } from '@/hooks/useAccount';

interface TopBarProps {
  readonly onShowHelp: () => void;
}

export function TopBar({ onShowHelp }: TopBarProps) {
  const { market } = useParams();
  const user = useUser();
  return (
    // On a phone the pages have a line of their own.
    <header className="flex min-h-11 flex-wrap items-center gap-x-4 bg-panel px-3 max-sm:pt-1 sm:px-4">
      <Link
        to="/"
        aria-label="Bourse: start"
        className="flex items-center gap-2 text-[15px] font-semibold tracking-tight"
      >
        <Mark />
        <span className="max-sm:sr-only">Bourse</span>
      </Link>
      <nav
        aria-label="Pages"
        className="flex overflow-x-auto max-sm:order-last max-sm:-mx-2 max-sm:w-[calc(100%+1rem)]"
      >
        <Page to="/markets">Markets</Page>
        <Page to="/trade">Trade</Page>
        {user && <Page to="/portfolio">Portfolio</Page>}
        {user?.operator && <Page to="/operate">Operate</Page>}
      </nav>
      <div className="ml-auto flex items-center gap-1.5 sm:gap-3">
        <FeedBadge symbol={market?.toUpperCase()} />
        <SettingsMenu onShowHelp={onShowHelp} />
        <SessionMenu />
      </div>
    </header>
  );
}

function Page({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <NavLink
      to={to}
      className={({ isActive }) =>
        `border-b-2 px-2 py-2 text-xs font-medium sm:px-2.5 sm:py-3 ${isActive ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink'}`
      }
    >
      {children}
    </NavLink>
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
