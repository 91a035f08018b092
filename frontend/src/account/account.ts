import type { Frames } from '@/lib/frames';
import type { MarketSocket } from '@/market/socket';
import { AccountFeed } from './accountFeed';
import { accountApi } from './api';
import { FillHistory } from './fillHistory';
import { Session } from './session';

/** Everything that the page knows of whoever is logged in, wired together and outside React. */
export class Account {
  readonly session: Session;
  readonly feed: AccountFeed;
  readonly fills: FillHistory;

  constructor(socket: MarketSocket, frames: Frames) {
    this.session = new Session(accountApi, frames);
    this.feed = new AccountFeed(accountApi, socket, frames, this.session.failed);
    this.fills = new FillHistory(accountApi, this.feed, socket, frames, this.session.failed);
    this.session.onChange((user, isNew) => {
      // A connection has the session that it began with.
      if (isNew) socket.renew();
      if (user) this.feed.follow();
      else this.feed.leave();
    });
  }

  start(): void {
    this.session.start();
  }

  close(): void {
    this.session.close();
    this.feed.leave();
  }
}
