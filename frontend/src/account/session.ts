import type { Frames } from '@/lib/frames';
import { ApiError } from '@/lib/http';
import { Store, type Readable } from '@/lib/store';
import type { Credentials } from './api';
import type { User } from './wire';

export type SessionState =
  /** Not known yet whether somebody is logged in. */
  | { readonly status: 'loading' }
  /** Nobody. `ended` when somebody was, until the session ran out or was ended elsewhere. */
  | { readonly status: 'anonymous'; readonly ended: boolean }
  | { readonly status: 'user'; readonly user: User };

/**
 * @param user nobody when undefined
 * @param isNew whether the session has just begun or ended; otherwise it is older than this page
 */
export type SessionListener = (user: User | undefined, isNew: boolean) => void;

export interface SessionApi {
  session(): Promise<User>;
  login(credentials: Credentials): Promise<User>;
  register(credentials: Credentials): Promise<User>;
  logout(): Promise<void>;
}

/**
 * Who is logged in. The session itself is a cookie that scripts can't see, so a mark beside it says whether it is worth asking; all pages of
 * this browser follow the same mark.
 */
export class Session {
  readonly state: Readable<SessionState>;
  readonly #state: Store<SessionState>;
  readonly #api: SessionApi;
  readonly #listeners = new Set<SessionListener>();
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(api: SessionApi, frames: Frames) {
    this.#state = new Store<SessionState>({ status: 'loading' }, frames);
    this.state = this.#state;
    this.#api = api;
  }

  /** Called at once, not once a frame, whenever another or nobody is logged in. */
  onChange(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    window.addEventListener('storage', this.#followMark);
    void this.#load(false);
  }

  close(): void {
    clearTimeout(this.#retry);
    window.removeEventListener('storage', this.#followMark);
  }

  /** Throws an ApiError that says why not. */
  async login(credentials: Credentials): Promise<void> {
    this.#begin(await this.#api.login(credentials), true);
  }

  /** Makes an account and logs in. Throws an ApiError that says why not. */
  async register(credentials: Credentials): Promise<void> {
    this.#begin(await this.#api.register(credentials), true);
  }

  /** Throws an ApiError when the server could not be told; the session is then still there. */
  async logout(): Promise<void> {
    try {
      await this.#api.logout();
    } catch (error) {
      if (!isEnded(error)) throw error;
    }
    this.#nobody(false);
  }

  /** The server no longer knows the session. */
  ended(): void {
    if (this.#state.get().status === 'user') this.#nobody(true);
  }

  /** To be told of every failed request of the account: one may be the first to notice that the session has ended. */
  readonly failed = (error: unknown): void => {
    if (isEnded(error)) this.ended();
  };

  async #load(isNew: boolean): Promise<void> {
    clearTimeout(this.#retry);
    if (!Mark.isSet()) {
      this.#nobody(false);
      return;
    }
    try {
      this.#begin(await this.#api.session(), isNew);
    } catch (error) {
      if (isEnded(error)) this.#nobody(true);
      else this.#retry = setTimeout(() => void this.#load(isNew), RETRY_MS);
    }
  }

  #begin(user: User, isNew: boolean): void {
    Mark.set(user.accountId);
    const before = this.#state.get();
    this.#state.set({ status: 'user', user });
    if (before.status !== 'user' || before.user.accountId !== user.accountId) this.#tell(user, isNew);
  }

  #nobody(ended: boolean): void {
    Mark.clear();
    const before = this.#state.get();
    this.#state.set({ status: 'anonymous', ended });
    if (before.status === 'user') this.#tell(undefined, true);
  }

  #tell(user: User | undefined, isNew: boolean): void {
    this.#listeners.forEach((listener) => listener(user, isNew));
  }

  readonly #followMark = (event: StorageEvent): void => {
    if (event.key === Mark.KEY) void this.#load(true);
  };
}

const RETRY_MS = 3_000;

const isEnded = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

/** Says that this browser has a session, and whose. */
const Mark = {
  KEY: 'bourse.session',
  isSet: (): boolean => localStorage.getItem(Mark.KEY) !== null,
  set: (accountId: string): void => {
    if (localStorage.getItem(Mark.KEY) !== accountId) localStorage.setItem(Mark.KEY, accountId);
  },
  clear: (): void => localStorage.removeItem(Mark.KEY),
};
