package dev.bourse.realtime.exchange;

import dev.bourse.common.log.EventLog;
import dev.bourse.exchange.client.ExchangeClient;
import dev.bourse.exchange.market.Markets;
import dev.bourse.realtime.account.AccountEvents;
import dev.bourse.realtime.candle.LiveCandles;
import dev.bourse.realtime.client.Broadcaster;
import dev.bourse.realtime.feed.RedisWorker;
import dev.bourse.realtime.stream.TradeListener;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops all that reads from the exchange.
 *
 * <pre>
 * event-tail (virtual)   reads the engine's event log
 * own-tickers (virtual)  fetches statistics from the backend
 * </pre>
 */
public final class ExchangeReaders implements SmartLifecycle {

    private final EventTail tail;
    private final OwnTickers tickers;
    private final List<RedisWorker> workers = new ArrayList<>();

    public ExchangeReaders(
            ExchangeClient engine,
            EventLog log,
            Markets markets,
            LiveCandles candles,
            TradeListener trades,
            OwnTickers tickers,
            AccountEvents accounts,
            Broadcaster broadcaster) {
        MarketStreams streams = new MarketStreams(markets, candles, trades, tickers, broadcaster::publish);
        this.tail = new EventTail(engine, log, markets, streams, accounts, broadcaster);
        this.tickers = tickers;
    }

    @Override
    public void start() {
        workers.add(new RedisWorker("event-tail", tail));
        workers.add(new RedisWorker("own-tickers", tickers::run));
    }

    @Override
    public void stop() {
        workers.forEach(RedisWorker::close);
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }
}
