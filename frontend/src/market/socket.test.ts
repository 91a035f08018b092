import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MarketSocket } from './socket';

/** A WebSocket whose other end is the test. */
class TestingWebSocket {
  static readonly OPEN = 1;
  static opened: TestingWebSocket[] = [];

  readonly sent: unknown[] = [];
  readonly url: string;
  readyState = 0;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(url: string) {
    this.url = url;
    TestingWebSocket.opened.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
  }

  accept(): void {
    this.readyState = TestingWebSocket.OPEN;
    this.onopen?.();
  }

  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  drop(): void {
    this.readyState = 3;
    this.onclose?.();
  }
}

const immediately = { request: (callback: () => void) => callback() };
let socket: MarketSocket;
let resolveUrl: () => Promise<string>;

const newest = (): TestingWebSocket => {
  const last = TestingWebSocket.opened.at(-1);
  if (!last) throw new Error('no connection was tried');
  return last;
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  vi.stubGlobal('WebSocket', TestingWebSocket);
  vi.stubGlobal('window', new EventTarget());
  TestingWebSocket.opened = [];
  resolveUrl = () => Promise.resolve('ws://localhost:3001/');
  socket = new MarketSocket({ resolveUrl: () => resolveUrl(), frames: immediately });
});

afterEach(() => {
  socket.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function connected(): Promise<TestingWebSocket> {
  socket.start();
  await vi.advanceTimersByTimeAsync(0);
  newest().accept();
  return newest();
}

describe('subscriptions', () => {
  it('wanted before the connection opens are made when it does, one request each', async () => {
    socket.want('kline_1m@BTCUSDT');
    socket.want('ticker@BTCUSDT');

    const connection = await connected();

    expect(connection.sent).toEqual([
      { method: 'SUBSCRIBE', params: ['kline_1m@BTCUSDT'], id: 1 },
      { method: 'SUBSCRIBE', params: ['ticker@BTCUSDT'], id: 2 },
    ]);
  });

  it('are shared, and end with the last who wanted them', async () => {
    const connection = await connected();
    const first = socket.want('ticker@BTCUSDT');
    const second = socket.want('ticker@BTCUSDT');
    first();
    first();
    await vi.advanceTimersByTimeAsync(0);
    expect(connection.sent).toEqual([{ method: 'SUBSCRIBE', params: ['ticker@BTCUSDT'], id: 1 }]);

    second();
    await vi.advanceTimersByTimeAsync(0);

    expect(connection.sent.at(-1)).toEqual({ method: 'UNSUBSCRIBE', params: ['ticker@BTCUSDT'], id: 2 });
  });

  it('that are refused are tried again later, while still wanted', async () => {
    const connection = await connected();
    socket.want('ticker@NEWUSDT');
    await vi.advanceTimersByTimeAsync(0);
    connection.say({ type: 'error', error: { code: 'UNKNOWN_SYMBOL', message: '...', details: {} }, id: 1 });
    expect(connection.sent).toHaveLength(1);

    await vi.advanceTimersByTimeAsync(5_000);

    expect(connection.sent.at(-1)).toEqual({ method: 'SUBSCRIBE', params: ['ticker@NEWUSDT'], id: 2 });
  });

  it('are made again on demand, where there are any', async () => {
    const connection = await connected();
    socket.want('depth@BTC_USDT');
    await vi.advanceTimersByTimeAsync(0);

    socket.again('depth@BTC_USDT');
    socket.again('depth@ETH_USDT');

    expect(connection.sent.slice(1)).toEqual([
      { method: 'UNSUBSCRIBE', params: ['depth@BTC_USDT'], id: 2 },
      { method: 'SUBSCRIBE', params: ['depth@BTC_USDT'], id: 3 },
    ]);
  });

  it('are made again on a new connection', async () => {
    const first = await connected();
    socket.want('ticker@BTCUSDT');
    await vi.advanceTimersByTimeAsync(0);

    first.drop();
    await vi.advanceTimersByTimeAsync(1_000);
    newest().accept();

    expect(newest()).not.toBe(first);
    expect(newest().sent).toEqual([{ method: 'SUBSCRIBE', params: ['ticker@BTCUSDT'], id: 2 }]);
  });
});

describe('a lost connection', () => {
  it('says when the next attempt is', async () => {
    const connection = await connected();

    connection.drop();

    expect(socket.state.get()).toEqual({ phase: 'waiting', retryAt: Date.now() + 1_000 });
  });

  it('is tried again with doubling waits', async () => {
    (await connected()).drop();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      const state = socket.state.get();
      const wait = state.phase === 'waiting' ? state.retryAt - Date.now() : NaN;
      waits.push(wait);
      await vi.advanceTimersByTimeAsync(wait);
      newest().drop();
    }

    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000]);
  });

  it('keeps backing off from a server that accepts and drops at once', async () => {
    (await connected()).drop();
    await vi.advanceTimersByTimeAsync(1_000);
    newest().accept();
    newest().drop();

    expect(socket.state.get()).toEqual({ phase: 'waiting', retryAt: Date.now() + 2_000 });
  });

  it('can be tried again at once', async () => {
    (await connected()).drop();

    socket.reconnectNow();
    await vi.advanceTimersByTimeAsync(0);
    newest().accept();

    expect(socket.state.get()).toEqual({ phase: 'open' });
  });

  it('is reached at its old address while the API is away', async () => {
    const connection = await connected();
    resolveUrl = () => Promise.reject(new Error('away'));

    connection.drop();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(TestingWebSocket.opened.map(({ url }) => url)).toEqual(['ws://localhost:3001/', 'ws://localhost:3001/']);
  });

  it('is noticed by its silence, after a ping', async () => {
    const connection = await connected();

    await vi.advanceTimersByTimeAsync(12_000);
    expect(connection.sent).toContainEqual({ type: 'ping' });
    expect(socket.state.get().phase).toBe('open');
    await vi.advanceTimersByTimeAsync(6_000);

    expect(socket.state.get().phase).not.toBe('open');
  });
});

it('hands on what it can read, and overlooks the rest', async () => {
  const kinds: string[] = [];
  socket.onMessage(({ kind }) => kinds.push(kind));
  const connection = await connected();

  connection.onmessage?.({ data: 'garbage' });
  connection.say({ type: 'connection', message: 'Connected to realtime crypto data', assets: [] });
  connection.say({ type: 'error', error: { code: 'UNKNOWN_STREAM', message: 'There is no such stream.' } });

  expect(kinds).toEqual(['refused']);
});
