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
    <Menu label={`Account: ${name}`} title={<span className="max-w-[min(10rem,36vw)] truncate">{name}</span>}>
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
