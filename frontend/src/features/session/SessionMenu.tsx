import { Link, useLocation, type Location } from 'react-router';
import { Menu } from '@/components/Menu';
import { useAccount, useSession } from '@/hooks/useAccount';
import { messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';

/** Log in and register, or who is logged in. */
export function SessionMenu() {
  const session = useSession();
  switch (session.status) {
    case 'loading':
      return null;
    case 'anonymous':
      return <Doors />;
    case 'user':
      return <UserMenu name={session.user.username} />;
  }
}

const DOORS = ['/login', '/register'];

function Doors() {
  const { pathname, search, state: known } = useLocation() as Location<unknown>;
  // From one door to the other, where one came from stays the same.
  const state = DOORS.includes(pathname) ? known : { from: pathname + search };
  return (
    <div className="flex items-center gap-1 text-xs font-medium">
      <Link to="/login" state={state} className="rounded px-2 py-1.5 text-muted hover:bg-raised hover:text-ink">
        Log in
      </Link>
      <Link
        to="/register"
        state={state}
        className="rounded bg-accent-strong px-2.5 py-1.5 text-on-solid hover:brightness-110"
      >
        Register
      </Link>
    </div>
  );
}

function UserMenu({ name }: { readonly name: string }) {
  const { session } = useAccount();
  const logout = async () => {
    try {
      await session.logout();
    } catch (error) {
      showToast(messageOf(error), 'bad');
    }
  };
  return (
    <Menu
      label={`Account: ${name}`}
      title={
        <>
          <svg aria-hidden viewBox="0 0 16 16" className="size-4 fill-none stroke-current sm:hidden" strokeWidth="1.5">
            <circle cx="8" cy="5.25" r="3" />
            <path d="M2.25 14.25c.5-3.25 2.75-4.5 5.75-4.5s5.25 1.25 5.75 4.5" strokeLinecap="round" />
          </svg>
          <span className="max-w-40 truncate max-sm:hidden">{name}</span>
        </>
      }
    >
      <p className="mb-2 max-w-60 px-2 break-all text-muted sm:hidden">{name}</p>
      <ul className="flex flex-col">
        <li>
          <Link to="/account" className="block rounded px-2 py-1.5 hover:bg-raised">
            Account
          </Link>
        </li>
        <li>
          <Link to="/portfolio" className="block rounded px-2 py-1.5 hover:bg-raised">
            Portfolio
          </Link>
        </li>
        <li>
          <button
            type="button"
            data-closes
            onClick={() => void logout()}
            className="w-full rounded px-2 py-1.5 text-left hover:bg-raised"
          >
            Log out
          </button>
        </li>
      </ul>
    </Menu>
  );
}
