/**
 * A made-up market for developing the page without the platform: `node dev/fake-market.mjs [port]` serves the built page, the
 * part of the API that it reads, and the WebSocket on the next port. Never shipped.
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { WebSocketServer } from 'ws';

const port = Number(process.argv[2] ?? 3202);
const dist = join(import.meta.dirname, '..', 'target', 'dist');
const BASE_MS = 30_000;
const DURATIONS = { '30s': 30, '1m': 60, '5m': 300, '15m': 900, '1h': 3600, '4h': 14400, '1d': 86400 };
const STORED_AFTER_MS = 700;
const HISTORY_MS = 21 * 86_400_000;
const start = Date.now() - (Date.now() % BASE_MS);

const markets = [
  { symbol: 'BTCUSDT', name: 'Bitcoin', base: 'BTC', price: 108_400, decimals: 2, every: 120 },
  { symbol: 'ETHUSDT', name: 'Ether', base: 'ETH', price: 4_310, decimals: 2, every: 200 },
  { symbol: 'SOLUSDT', name: 'Solana', base: 'SOL', price: 211, decimals: 2, every: 500 },
].map((market) => ({ ...market, live: [], last: market.price, trades: 0 }));

const noise = (seed) => {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
};
const priceAt = ({ price }, t) => {
  const k = t / BASE_MS;
  return (
    price *
    (1 + 0.03 * Math.sin(k / 9000) + 0.012 * Math.sin(k / 700) + 0.004 * Math.sin(k / 61) + 0.0012 * (noise(k) - 0.5))
  );
};
const round = (value, decimals) => Number(value.toFixed(decimals));

function baseCandle(market, t) {
  const open = priceAt(market, t);
  const close = priceAt(market, t + BASE_MS);
  const wick = market.price * 0.0006;
  return {
    t,
    open: round(open, 2),
    close: round(close, 2),
    high: round(Math.max(open, close) + wick * noise(t / 7e3), 2),
    low: round(Math.min(open, close) - wick * noise(t / 11e3), 2),
    volume: round(2 + 20 * noise(t / 13e3) ** 3, 5),
    trades: 50 + Math.floor(200 * noise(t / 17e3)),
  };
}

function merged(parts, time) {
  return parts.reduce(
    (all, part) =>
      all
        ? {
            ...all,
            close: part.close,
            high: Math.max(all.high, part.high),
            low: Math.min(all.low, part.low),
            volume: round(all.volume + part.volume, 5),
            trades: all.trades + part.trades,
          }
        : { ...part, time },
    undefined,
  );
}

function candle(market, startMs, seconds, until = Infinity) {
  const parts = [];
  for (let t = startMs; t < startMs + seconds * 1000; t += BASE_MS) {
    if (t < start && t >= start - HISTORY_MS) parts.push(baseCandle(market, t));
    else if (t >= start) {
      const trades = market.live.filter((trade) => trade.T >= t && trade.T < t + BASE_MS && trade.T <= until);
      if (trades.length > 0) {
        const prices = trades.map((trade) => trade.p);
        parts.push({
          open: prices[0],
          close: prices.at(-1),
          high: Math.max(...prices),
          low: Math.min(...prices),
          volume: round(
            trades.reduce((sum, trade) => sum + trade.q, 0),
            5,
          ),
          trades: trades.length,
        });
      }
    }
  }
  return merged(parts, Math.floor(startMs / 1000));
}

const clients = new Set();
const send = (socket, message) => socket.readyState === 1 && socket.send(JSON.stringify(message));
const feedStatus = () => ({
  type: 'feed_status',
  data: {
    source: 'simulated',
    connected: true,
    lastTradeTime: Date.now(),
    lastReceivedTime: Date.now(),
    timestamp: Date.now(),
  },
});
const quote = (market) => ({
  type: 'price_update',
  symbol: market.symbol,
  data: {
    symbol: market.symbol,
    originalPrice: market.last,
    bidPrice: round(market.last * 0.999, 2),
    askPrice: round(market.last * 1.001, 2),
    timestamp: Date.now(),
  },
});
function ticker(market) {
  const first = round(priceAt(market, Date.now() - 86_400_000), 2);
  return {
    symbol: market.symbol,
    first: String(first),
    last: String(market.last),
    high: String(round(market.price * 1.031, 2)),
    low: String(round(market.price * 0.962, 2)),
    change: (market.last - first).toFixed(2),
    percent: (((market.last - first) / first) * 100).toFixed(3),
    volume: '18234.51200',
    quoteVolume: String(round(18234.512 * market.last, 2)),
    trades: 812345,
    bid: String(market.last),
    ask: String(market.last),
    timestamp: Date.now(),
  };
}
function kline(market, duration, startMs, closed) {
  const it = candle(market, startMs, DURATIONS[duration]);
  if (!it) return undefined;
  return {
    stream: `kline_${duration}@${market.symbol}`,
    data: {
      e: 'kline',
      s: market.symbol,
      i: duration,
      t: startMs,
      T: startMs + DURATIONS[duration] * 1000 - 1,
      o: String(it.open),
      h: String(it.high),
      l: String(it.low),
      c: String(it.close),
      v: String(it.volume),
      q: '0',
      n: it.trades,
      x: closed,
      L: 1,
    },
  };
}
const broadcastKlines = (market, duration, startMs, closed) => {
  const wanting = [...clients].filter((client) => client.streams.has(`kline_${duration}@${market.symbol}`));
  if (wanting.length === 0) return;
  const message = kline(market, duration, startMs, closed);
  if (message) wanting.forEach(({ socket }) => send(socket, message));
};

for (const market of markets) {
  market.last = round(priceAt(market, start), 2);
  const trade = () => {
    market.last = round(market.last * (1 + (Math.random() - 0.5) * 0.0002), market.decimals);
    market.live.push({ T: Date.now(), p: market.last, q: round(Math.random() * 0.2, 5) });
    clients.forEach(({ socket }) => send(socket, quote(market)));
    const { T, p, q } = market.live.at(-1);
    const data = {
      e: 'trade',
      s: market.symbol,
      t: ++market.trades,
      p: String(p),
      q: String(q),
      m: Math.random() < 0.5,
      T,
    };
    for (const { socket, streams } of clients)
      if (streams.has(`trade@${market.symbol}`)) send(socket, { stream: `trade@${market.symbol}`, data });
    for (const [duration, seconds] of Object.entries(DURATIONS)) {
      broadcastKlines(market, duration, Date.now() - (Date.now() % (seconds * 1000)), false);
    }
    setTimeout(trade, market.every * (0.3 + Math.random() * 1.4));
  };
  trade();
}
const boundaryTimer = () => {
  const now = Date.now();
  setTimeout(
    () => {
      const boundary = Math.round(Date.now() / BASE_MS) * BASE_MS;
      for (const market of markets)
        for (const [duration, seconds] of Object.entries(DURATIONS))
          if (boundary % (seconds * 1000) === 0) broadcastKlines(market, duration, boundary - seconds * 1000, true);
      boundaryTimer();
    },
    BASE_MS - (now % BASE_MS) + 1,
  );
};
boundaryTimer();
setInterval(() => clients.forEach(({ socket }) => send(socket, feedStatus())), 5000);
setInterval(() => {
  for (const market of markets)
    for (const { socket, streams } of clients)
      if (streams.has(`ticker@${market.symbol}`))
        send(socket, { stream: `ticker@${market.symbol}`, data: { e: 'ticker', ...ticker(market) } });
}, 1000);

new WebSocketServer({ port: port + 1, host: '127.0.0.1' }).on('connection', (socket) => {
  const client = { socket, streams: new Set() };
  clients.add(client);
  send(socket, {
    type: 'connection',
    message: 'Connected to realtime crypto data',
    assets: markets.map((m) => m.symbol),
  });
  send(socket, feedStatus());
  markets.forEach((market) => send(socket, quote(market)));
  socket.on('message', (text) => {
    const message = JSON.parse(String(text));
    if (message.type === 'ping') send(socket, { type: 'pong' });
    if (message.method === 'SUBSCRIBE') message.params.forEach((stream) => client.streams.add(stream));
    if (message.method === 'UNSUBSCRIBE') message.params.forEach((stream) => client.streams.delete(stream));
    if (message.method) send(socket, { result: null, id: message.id });
  });
  socket.on('close', () => clients.delete(client));
});

const CSP =
  `default-src 'self'; connect-src 'self' ws://localhost:${port + 1}; img-src 'self' data:; style-src 'self'; ` +
  `script-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'`;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

function candles(url) {
  const market = markets.find((it) => it.symbol === url.searchParams.get('asset'));
  const duration = url.searchParams.get('duration');
  if (!market) return undefined;
  const length = DURATIONS[duration] * 1000;
  const limit = Number(url.searchParams.get('limit') ?? 500);
  const from = url.searchParams.get('startTime');
  const to = Math.min(Number(url.searchParams.get('endTime') ?? Infinity), Date.now());
  const rows = [];
  const until = Date.now() - STORED_AFTER_MS;
  const oldest = Math.max(start - HISTORY_MS, from === null ? 0 : Number(from));
  if (from !== null) {
    for (let t = Math.ceil(oldest / length) * length; t <= to && rows.length <= limit; t += length) {
      const it = candle(market, t, length / 1000, until);
      if (it) rows.push(it);
    }
    const next = rows[limit];
    return {
      asset: market.symbol,
      duration,
      candles: rows.slice(0, limit),
      ...(next && { nextStartTime: next.time * 1000 }),
    };
  }
  for (let t = to - (to % length); t >= oldest && rows.length < limit; t -= length) {
    const it = candle(market, t, length / 1000, until);
    if (it) rows.unshift(it);
  }
  return { asset: market.symbol, duration, candles: rows };
}

createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const json = (body, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  if (url.pathname === '/ready') return json({ status: 'UP' });
  if (url.pathname === '/api/v1/config') return json({ websocketUrl: null, websocketPort: port + 1 });
  if (url.pathname === '/api/v1/tickers') return json(markets.map(ticker));
  if (url.pathname === '/api/v1/symbols')
    return json(
      markets.map(({ symbol, name, base }) => ({
        symbol,
        name,
        base_currency: base,
        quote_currency: 'USDT',
        is_active: true,
        tickSize: '0.01',
        lotSize: '0.00001',
      })),
    );
  if (url.pathname === '/candles') {
    const body = candles(url);
    return body
      ? json(body)
      : json({ error: { code: 'UNKNOWN_SYMBOL', message: 'There is no such symbol.', details: {} } }, 404);
  }
  const file = join(dist, url.pathname === '/' ? 'index.html' : url.pathname);
  if (!existsSync(file)) return json({ error: { code: 'NOT_FOUND', message: 'Nothing here.', details: {} } }, 404);
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': CSP,
  });
  createReadStream(file).pipe(response);
}).listen(port, '127.0.0.1');
