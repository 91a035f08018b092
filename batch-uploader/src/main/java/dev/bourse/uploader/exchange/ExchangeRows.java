package dev.bourse.uploader.exchange;

import dev.bourse.exchange.event.EngineEvent.AssetAdded;
import dev.bourse.exchange.market.Market;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of the exchange's tables: first those that a batch of events touches, as they are; then all that it has changed and added. */
final class ExchangeRows {

    /** Of the events that are applied, all that are not new. */
    final Map<Long, OrderRow> orders = new LinkedHashMap<>();

    /** A position that there is not yet begins when it is first traded. */
    final Map<PositionRow.Key, PositionRow> positions = new LinkedHashMap<>();

    /** The number of each account's newest event. */
    final Map<Long, Long> lastNumbers = new LinkedHashMap<>();

    final Map<BalanceKey, BalanceRow> balances = new LinkedHashMap<>();
    final List<AssetAdded> assets = new ArrayList<>();
    final Map<Integer, MarketRow> markets = new LinkedHashMap<>();
    final List<AccountNumbers> accountNumbers = new ArrayList<>();
    final List<FillRow> fills = new ArrayList<>();
    final List<TradeRow> trades = new ArrayList<>();
    final List<TransferRow> transfers = new ArrayList<>();

    record BalanceKey(long accountId, int assetId) {}

    record BalanceRow(BigDecimal available, BigDecimal locked, long updatedAtMs) {}

    record MarketRow(Market market, long updatedAtMs) {}

    /** The numbers that an account's events of one entry have: {@code first} and those after it. */
    record AccountNumbers(long accountId, long first, int events, long entrySequence) {}

    record FillRow(
            int marketId,
            long tradeId,
            long orderId,
            long accountId,
            String side,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal quoteQuantity,
            BigDecimal fee,
            int feeAsset,
            boolean isMaker,
            long timeMs,
            long sequence) {}

    record TradeRow(
            String symbol, long tradeId, long timeMs, BigDecimal price, BigDecimal quantity, boolean buyerIsMaker) {}

    record TransferRow(long sequence, long accountId, int assetId, BigDecimal amount, String transferId, long timeMs) {}
}
