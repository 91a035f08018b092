import * as v from 'valibot';
import { backoffMs, type Backoff } from '@/lib/backoff';
import type { Frames } from '@/lib/frames';
import { Store, type Readable } from '@/lib/store';
import type { MarketSocket } from '@/market/socket';
import type { ServerMessage } from '@/market/serverMessage';
import { applyToOpenOrders, openOrdersOf, type OpenOrders } from './openOrders';
import { accountEvent, type AccountEvent, type Balance, type Order } from './wire';

export interface AccountSource {
  whereabouts(): Promise<number>;
  balances(): Promise<readonly Balance[]>;
  openOrders(): Promise<readonly Order[]>;
}

export type AccountStream = Pick<MarketSocket, 'want' | 'onMessage' | 'renew'>;

/** What is known of the account of whoever is logged in. */
export interface AccountView {
  /** `loading` until the first answers are there. */
  readonly status: 'none' | 'loading' | 'ready';
  readonly balances: ReadonlyMap<string, Balance>;
  readonly openOrders: OpenOrders;
}

const NOBODY: AccountView = { status: 'none', balances: new Map(), openOrders: new Map() };
const BACKOFF: Backoff = { firstMs: 1_000, maxMs: 15_000 };

/**
 * Balances and open orders, first asked for and then moved by the account's own events. Events are numbered without a gap: the subscription
 * says the last number that is known, so a lost connection costs nothing. Numbers that the answers already have in them are told once more;
 * they say what is now, not what to add, so that does no harm.
 */
export class AccountFeed {
  readonly view: Readable<AccountView>;
  readonly #view: Store<AccountView>;
  readonly #api: AccountSource;
  readonly #stream: AccountStream;
  readonly #onFailure: (error: unknown) => void;
  readonly #listeners = new Set<(event: AccountEvent) => void>();
  #following = 0;
  #sequence = 0;
  #release: (() => void)[] = [];
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** @param onFailure told what a request failed with: the session may have ended */
  constructor(api: AccountSource, stream: AccountStream, frames: Frames, onFailure: (error: unknown) => void) {
    this.#view = new Store<AccountView>(NOBODY, frames);
    this.view = this.#view;
    this.#api = api;
    this.#stream = stream;
    this.#onFailure = onFailure;
  }

  /** Called at once, not once a frame, with every event of the account, each once. */
  onEvent(listener: (event: AccountEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Somebody has logged in. */
  follow(): void {
    this.leave();
    this.#view.set({ ...NOBODY, status: 'loading' });
    void this.#begin(++this.#following, 0);
  }

  /** Nobody is logged in any more. */
  leave(): void {
    this.#following++;
    clearTimeout(this.#retry);
    this.#release.forEach((release) => release());
    this.#release = [];
    this.#view.set(NOBODY);
  }

  async #begin(following: number, failures: number): Promise<void> {
    try {
      const sequence = await this.#api.whereabouts();
      const [balances, openOrders] = await Promise.all([this.#api.balances(), this.#api.openOrders()]);
      if (following !== this.#following) return;
      this.#sequence = sequence;
      this.#view.set({
        status: 'ready',
        balances: new Map(balances.map((balance) => [balance.asset, balance])),
        openOrders: openOrdersOf(openOrders),
      });
      this.#release = [
        this.#stream.onMessage((message) => this.#received(message)),
        this.#stream.want('account', () => ({ resumeFrom: this.#sequence })),
      ];
    } catch (error) {
      if (following !== this.#following) return;
      this.#onFailure(error);
      const again = () => void this.#begin(following, failures + 1);
      this.#retry = setTimeout(again, backoffMs(BACKOFF, failures, Math.random()));
    }
  }

  #received(message: ServerMessage): void {
    if (message.kind === 'account') {
      const event = v.safeParse(accountEvent, message.data);
      if (event.success) this.#apply(event.output);
    } else if (message.kind === 'refused' && message.stream === 'account') {
      this.#refused(message.code);
    }
  }

  #apply(event: AccountEvent): void {
    if (event.sequence <= this.#sequence) return;
    this.#sequence = event.sequence;
    const { balances, openOrders, status } = this.#view.get();
    this.#view.set({
      status,
      balances: event.e === 'balance' ? new Map(balances).set(event.asset, balanceOf(event)) : balances,
      openOrders: applyToOpenOrders(openOrders, event),
    });
    this.#listeners.forEach((listener) => listener(event));
  }

  /** The stream can't go on from where this page is: begin anew, which also finds out whether the session is still there. */
  #refused(code: string): void {
    if (!BEGIN_ANEW.includes(code)) return;
    this.#release.forEach((release) => release());
    this.#release = [];
    const following = ++this.#following;
    this.#retry = setTimeout(() => {
      // Perhaps the connection began before the session did.
      this.#stream.renew();
      void this.#begin(following, 1);
    }, BACKOFF.firstMs);
  }
}

const BEGIN_ANEW = ['RESUME_UNKNOWN', 'RESUME_TOO_OLD', 'SESSION_ENDED', 'NOT_AUTHENTICATED'];

const balanceOf = ({ asset, available, locked }: Balance): Balance => ({ asset, available, locked });
