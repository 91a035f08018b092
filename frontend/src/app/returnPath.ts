/** What the pages for visitors are told by what led to them. */
export interface VisitorState {
  /** Where somebody wanted to be, or was. */
  readonly from: string | undefined;
  /** A name that was typed already. */
  readonly username: string | undefined;
}

const TRADE = '/trade';
const NOWHERE = ['/', '/login', '/register'];

/** A location's state, which may be anything. */
export function visitorState(state: unknown): VisitorState {
  const { from, username } = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
  return {
    from: typeof from === 'string' && /^\/(?!\/)/.test(from) ? from : undefined,
    username: typeof username === 'string' ? username : undefined,
  };
}

/** Back to where somebody came from before logging in; to the trading screen when that was no page to go back to. */
export function pathAfterLogin(state: unknown): string {
  const { from } = visitorState(state);
  return from === undefined || NOWHERE.includes(from) ? TRADE : from;
}

/** To trade, in the market that somebody was looking at. */
export function pathAfterRegistering(state: unknown): string {
  const from = pathAfterLogin(state);
  return from === TRADE || from.startsWith(`${TRADE}/`) ? from : TRADE;
}
