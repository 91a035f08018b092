package dev.bourse.backend.exchange;

import dev.bourse.common.engine.wire.AssetAddedEncoder;
import dev.bourse.common.engine.wire.BalanceChangedEncoder;
import dev.bourse.common.engine.wire.BalancesQueryDecoder;
import dev.bourse.common.engine.wire.MarketChangedEncoder;
import dev.bourse.common.engine.wire.MarketPricesEncoder;
import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.MarketsQueryDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.Prevention;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/** An engine that has the assets, markets, last prices and balances that a test gives it. It takes no orders. */
public final class TestEngine extends AnsweringEngine {

    private final List<Asset> assets = new CopyOnWriteArrayList<>();
    private final List<Market> markets = new CopyOnWriteArrayList<>();
    private final Map<Integer, Long> lastPrices = new ConcurrentHashMap<>();
    private final Map<Long, Map<Integer, Long>> balances = new ConcurrentHashMap<>();

    private record Asset(int id, String name, int scale) {}

    private record Market(int id, String symbol, int base, int quote, long tick, long lot) {}

    public TestEngine(String redisUrl) {
        super(redisUrl);
    }

    public void asset(int id, String name, int scale) {
        assets.add(new Asset(id, name, scale));
    }

    /** A market; {@code tick} and {@code lot} are units of its assets. */
    public void market(int id, String symbol, int base, int quote, long tick, long lot) {
        markets.add(new Market(id, symbol, base, quote, tick, lot));
    }

    public void lastPrice(int market, long ticks) {
        lastPrices.put(market, ticks);
    }

    public void balance(long accountId, int asset, long units) {
        balances.computeIfAbsent(accountId, _ -> new ConcurrentHashMap<>()).put(asset, units);
    }

    @Override
    Items answer(int templateId, UnsafeBuffer query) {
        Items items = new Items();
        switch (templateId) {
            case MarketsQueryDecoder.TEMPLATE_ID -> {
                assets.forEach(it -> write(items, it));
                markets.forEach(it -> write(items, it));
            }
            case BalancesQueryDecoder.TEMPLATE_ID -> {
                long accountId = new BalancesQueryDecoder()
                        .wrapAndApplyHeader(query, 0, new MessageHeaderDecoder())
                        .accountId();
                balances.getOrDefault(accountId, Map.of())
                        .forEach((asset, units) -> write(items, accountId, asset, units));
            }
            default -> throw new IllegalStateException("no answer to a question of kind " + templateId);
        }
        return items;
    }

    private static void write(Items items, Asset it) {
        items.ended(new AssetAddedEncoder()
                .wrapAndApplyHeader(items.buffer(), items.next(), items.header())
                .asset(it.id)
                .scale(it.scale)
                .name(it.name)
                .limit());
    }

    private void write(Items items, Market it) {
        items.ended(new MarketChangedEncoder()
                .wrapAndApplyHeader(items.buffer(), items.next(), items.header())
                .tick(it.tick)
                .lot(it.lot)
                .unitsPerTickLot(1)
                .minLots(1)
                .maxLots(1_000_000_000)
                .minNotional(0)
                .breakerWindow(0)
                .band(0)
                .makerFee(0)
                .takerFee(0)
                .breaker(0)
                .marketId(it.id)
                .baseAsset(it.base)
                .quoteAsset(it.quote)
                .defaultPrevention(Prevention.NONE)
                .status(MarketStatus.TRADING)
                .symbol(it.symbol)
                .limit());
        items.ended(new MarketPricesEncoder()
                .wrapAndApplyHeader(items.buffer(), items.next(), items.header())
                .lastPrice(lastPrices.getOrDefault(it.id, -1L))
                .bestBid(-1)
                .bestAsk(-1)
                .trades(0)
                .marketId(it.id)
                .limit());
    }

    private static void write(Items items, long accountId, int asset, long units) {
        items.ended(new BalanceChangedEncoder()
                .wrapAndApplyHeader(items.buffer(), items.next(), items.header())
                .accountId(accountId)
                .available(units)
                .locked(0)
                .asset(asset)
                .limit());
    }
}
