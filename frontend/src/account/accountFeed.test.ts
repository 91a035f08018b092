import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerMessage } from '@/market/serverMessage';
import { AccountFeed, type AccountSource, type AccountStream } from './accountFeed';
import type { Balance, Order } from './wire';

const immediately = { request: (callback: () => void) => callback() };

/** An account that has what the test says. */
class TestingSource implements AccountSource {
  sequence = 41;
  available = '100';
  failure: Error | undefined;

  async whereabouts(): Promise<number> {
    await Promise.resolve();
    if (this.failure) throw this.failure;
    return this.sequence;
  }

  balances(): Promise<readonly Balance[]> {
    return Promise.resolve([{ asset: 'INR', available: this.available, locked: '0' }]);
  }

  openOrders(): Promise<readonly Order[]> {
    return Promise.resolve([]);
  }
}

/** A stream that says what the test says. */
class TestingStream implements AccountStream {
  subscriptions: (() => object)[] = [];
  renewals = 0;
  readonly renew = (): void => {
    this.renewals++;
  };
  #listener: (message: ServerMessage) => void = () => undefined;

  want(stream: string, details: () => object = () => ({})): () => void {
    expect(stream).toBe('account');
    this.subscriptions.push(details);
    return () => (this.subscriptions = this.subscriptions.filter((it) => it !== details));
  }

  onMessage(listener: (message: ServerMessage) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }

  balance(sequence: number, available: string): void {
    this.#listener({
      kind: 'account',
      data: { e: 'balance', sequence, asset: 'INR', available, locked: '0', T: sequence },
    });
  }

  refuse(code: string): void {
    this.#listener({ kind: 'refused', requestId: 1, stream: 'account', code, message: '' });
  }
}

let source: TestingSource;
let stream: TestingStream;
let feed: AccountFeed;
let failures: unknown[];

const inr = () => feed.view.get().balances.get('INR')?.available;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  source = new TestingSource();
  stream = new TestingStream();
  failures = [];
  feed = new AccountFeed(source, stream, immediately, (error) => failures.push(error));
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the account of whoever is logged in', () => {
  it('is asked for, then followed from where it was before', async () => {
    feed.follow();
    expect(feed.view.get().status).toBe('loading');

    await vi.advanceTimersByTimeAsync(0);

    expect(feed.view.get().status).toBe('ready');
    expect(inr()).toBe('100');
    expect(stream.subscriptions.map((details) => details())).toEqual([{ resumeFrom: 41 }]);
  });

  it('moves with its events, each once', async () => {
    const heard: number[] = [];
    feed.onEvent(({ sequence }) => heard.push(sequence));
    feed.follow();
    await vi.advanceTimersByTimeAsync(0);

    stream.balance(42, '90');
    stream.balance(43, '80');
    stream.balance(42, '90');

    expect(inr()).toBe('80');
    expect(heard).toEqual([42, 43]);
  });

  it('goes on after a lost connection from the last event that it knows', async () => {
    feed.follow();
    await vi.advanceTimersByTimeAsync(0);

    stream.balance(42, '90');

    expect(stream.subscriptions.map((details) => details())).toEqual([{ resumeFrom: 42 }]);
  });

  it('is asked for again when the stream can not go on from there', async () => {
    feed.follow();
    await vi.advanceTimersByTimeAsync(0);
    source.sequence = 900;
    source.available = '7';

    stream.refuse('RESUME_TOO_OLD');
    expect(stream.subscriptions).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);

    expect(inr()).toBe('7');
    expect(stream.subscriptions.map((details) => details())).toEqual([{ resumeFrom: 900 }]);
    expect(stream.renewals).toBe(1);
  });

  it('is tried again when the server does not answer', async () => {
    source.failure = new Error('away');
    feed.follow();
    await vi.advanceTimersByTimeAsync(0);
    expect(failures).toHaveLength(1);

    source.failure = undefined;
    await vi.advanceTimersByTimeAsync(1_000);

    expect(feed.view.get().status).toBe('ready');
  });

  it('is forgotten when they log out, also what is still being asked for', async () => {
    feed.follow();
    feed.leave();
    await vi.advanceTimersByTimeAsync(10_000);

    expect(feed.view.get()).toMatchObject({ status: 'none' });
    expect(stream.subscriptions).toEqual([]);
  });
});
