import { backoffMs, type Backoff } from '@/lib/backoff';
import type { Frames } from '@/lib/frames';
import { Store, type Readable } from '@/lib/store';
import type { MarketSocket } from '@/market/socket';
import type { AccountFeed } from './accountFeed';
import type { Page } from './api';
import type { AccountEvent, Fill } from './wire';

/** What a trade of one's own says about the market's chart. */
export type OwnFill = Pick<Fill, 'orderId' | 'tradeId' | 'side' | 'price' | 'qty' | 'time'>;

export interface FillSource {
  fills(page: Page): Promise<readonly Fill[]>;
}

type FillEvents = Pick<AccountFeed, 'onEvent'>;
type Connection = Pick<MarketSocket, 'onOpen'>;

/** Fills of one request. */
export const FILL_PAGE = 200;
/** Looking back ends here. */
export const MOST_FILLS = 5_000;
const BACKOFF: Backoff = { firstMs: 1_000, maxMs: 30_000 };

/**
 * One's own trades in the selected market, oldest first: the newest at once, older ones when they are looked at, and new ones as they happen.
 * With each connection the newest are asked for again, so that none is missed when the account's stream had to begin anew.
 */
export class FillHistory {
  readonly fills: Readable<readonly OwnFill[]>;
  readonly #fills: Store<readonly OwnFill[]>;
  readonly #api: FillSource;
  readonly #events: FillEvents;
  readonly #connection: Connection;
  readonly #onFailure: (error: unknown) => void;
  #known = new Set<string>();
  #market: string | undefined;
  #release: (() => void)[] = [];
  #selection = 0;
  #hasBegun = false;
  /** That of the oldest fill which was asked for; undefined when there is nothing older. */
  #before: string | undefined;
  #reach = Infinity;
  #isLoadingOlder = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** @param onFailure told what a request failed with: the session may have ended */
  constructor(
    api: FillSource,
    events: FillEvents,
    connection: Connection,
    frames: Frames,
    onFailure: (error: unknown) => void,
  ) {
    this.#fills = new Store<readonly OwnFill[]>([], frames);
    this.fills = this.#fills;
    this.#api = api;
    this.#events = events;
    this.#connection = connection;
    this.#onFailure = onFailure;
  }

  /** Follows the fills of a market, of whoever is logged in, until the returned function is called or another is selected. */
  select(market: string): () => void {
    this.#leave();
    this.#market = market;
    const selection = ++this.#selection;
    this.#release = [
      this.#events.onEvent((event) => this.#happened(event)),
      this.#connection.onOpen(() => void this.#loadNewest(selection, 0)),
    ];
    void this.#loadNewest(selection, 0);
    return () => {
      if (selection === this.#selection) this.#leave();
    };
  }

  /** Makes sure that fills from this time on are there, Unix milliseconds; as far as there are not too many. */
  reachBack(time: number): void {
    this.#reach = Math.min(this.#reach, time);
    void this.#loadOlder();
  }

  #leave(): void {
    this.#selection++;
    this.#market = undefined;
    this.#release.forEach((release) => release());
    this.#release = [];
    clearTimeout(this.#retry);
    this.#known = new Set();
    this.#hasBegun = false;
    this.#before = undefined;
    this.#reach = Infinity;
    this.#isLoadingOlder = false;
    this.#fills.set([]);
  }

  async #loadNewest(selection: number, failures: number): Promise<void> {
    clearTimeout(this.#retry);
    try {
      const page = await this.#api.fills({ market: this.#market, limit: FILL_PAGE });
      if (selection !== this.#selection) return;
      if (!this.#hasBegun) this.#before = olderThan(page);
      this.#hasBegun = true;
      this.#take(page);
      void this.#loadOlder();
    } catch (error) {
      if (selection !== this.#selection) return;
      this.#onFailure(error);
      const again = () => void this.#loadNewest(selection, failures + 1);
      this.#retry = setTimeout(again, backoffMs(BACKOFF, failures, Math.random()));
    }
  }

  async #loadOlder(): Promise<void> {
    const selection = this.#selection;
    const fills = this.#fills.get();
    const isNeeded =
      this.#before !== undefined && fills.length < MOST_FILLS && this.#reach < (fills[0]?.time ?? -Infinity);
    if (!isNeeded || this.#isLoadingOlder) return;
    this.#isLoadingOlder = true;
    try {
      const page = await this.#api.fills({ market: this.#market, limit: FILL_PAGE, before: this.#before });
      if (selection !== this.#selection) return;
      this.#before = olderThan(page);
      this.#take(page);
    } catch (error) {
      if (selection !== this.#selection) return;
      this.#onFailure(error);
      // Whoever looks back then tries again.
      setTimeout(() => {
        if (selection === this.#selection) this.#isLoadingOlder = false;
      }, BACKOFF.firstMs);
      return;
    }
    this.#isLoadingOlder = false;
    void this.#loadOlder();
  }

  #happened(event: AccountEvent): void {
    if (event.e !== 'fill' || event.market !== this.#market) return;
    this.#take([{ ...event, time: event.T }]);
  }

  #take(fills: readonly OwnFill[]): void {
    const added = fills.filter((fill) => !this.#known.has(keyOf(fill)));
    if (added.length === 0) return;
    added.forEach((fill) => this.#known.add(keyOf(fill)));
    const all = [...this.#fills.get(), ...added].sort((a, b) => a.time - b.time);
    all.splice(0, all.length - MOST_FILLS).forEach((fill) => this.#known.delete(keyOf(fill)));
    this.#fills.set(all);
  }
}

/** A trade is known by its number, and by the order, as both of its orders may be one's own. */
const keyOf = ({ tradeId, orderId }: OwnFill): string => `${tradeId}/${orderId}`;

const olderThan = (page: readonly Fill[]): string | undefined =>
  page.length < FILL_PAGE ? undefined : page.at(-1)?.sequence.toString();
