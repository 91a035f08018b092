import { createContext, useContext } from 'react';
import type { Account } from '@/account/account';
import type { AccountView } from '@/account/accountFeed';
import type { SessionState } from '@/account/session';
import type { User } from '@/account/wire';
import { useStore } from './useStore';

export const AccountContext = createContext<Account | undefined>(undefined);

export function useAccount(): Account {
  const account = useContext(AccountContext);
  if (!account) throw new Error('useAccount needs an AccountContext around it');
  return account;
}

export function useSession(): SessionState {
  return useStore(useAccount().session.state);
}

/** Who is logged in; undefined for nobody, and while that is not known. */
export function useUser(): User | undefined {
  const session = useSession();
  return session.status === 'user' ? session.user : undefined;
}

/** Balances and open orders of whoever is logged in, as they change. */
export function useAccountView(): AccountView {
  return useStore(useAccount().feed.view);
}
