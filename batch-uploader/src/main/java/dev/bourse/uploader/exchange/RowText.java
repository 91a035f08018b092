package dev.bourse.uploader.exchange;

import dev.bourse.uploader.exchange.ExchangeRows.AccountNumbers;
import dev.bourse.uploader.exchange.ExchangeRows.BalanceKey;
import dev.bourse.uploader.exchange.ExchangeRows.BalanceRow;
import dev.bourse.uploader.exchange.ExchangeRows.FillRow;
import dev.bourse.uploader.exchange.ExchangeRows.TradeRow;
import dev.bourse.uploader.exchange.ExchangeRows.TransferRow;
import dev.bourse.uploader.store.CopyText;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows as {@code COPY} takes them, with the columns in the order of the statements of {@link ExchangeSql}. */
final class RowText {

    /** The end of the year 9999: a later time, which somebody may well ask for, is none that programs can show. */
    private static final long LATEST_MS = 253_402_300_799_999L;

    private RowText() {}

    static void archive(LogEntry it, CopyText rows) {
        rows.number(it.lastSequence()).number(it.firstSequence());
        time(it.events().timeMs(), rows);
        rows.binary(it.bytes()).endRow();
    }

    static void newOrder(OrderRow it, CopyText rows) {
        OrderRow.Terms terms = it.newTerms();
        rows.number(it.orderId).number(it.accountId).number(it.marketId).text(terms.clientOrderId());
        rows.plain(terms.side()).plain(terms.type()).plain(terms.timeInForce()).plain(terms.prevention());
        rows.flag(terms.postOnly());
        decimal(terms.stopPrice(), rows);
        decimal(terms.quoteQuantity(), rows);
        decimal(terms.displayQuantity(), rows);
        timeOrNone(terms.expiresAtMs(), rows);
        time(terms.createdAtMs(), rows);
        changing(it, rows);
    }

    static void changedOrder(OrderRow it, CopyText rows) {
        rows.number(it.orderId);
        changing(it, rows);
    }

    private static void changing(OrderRow it, CopyText rows) {
        decimal(it.price, rows);
        decimal(it.quantity, rows);
        decimal(it.executed, rows);
        decimal(it.executedQuote, rows);
        decimal(it.fees, rows);
        decimal(it.remaining, rows);
        rows.plain(it.status);
        if (it.cancelReason == null) {
            rows.none();
        } else {
            rows.plain(it.cancelReason);
        }
        rows.flag(it.triggered);
        time(it.updatedAtMs, rows);
        timeOrNone(it.closedAtMs, rows);
        rows.endRow();
    }

    static void numbers(AccountNumbers it, CopyText rows) {
        rows.number(it.accountId()).number(it.first()).number(it.events()).number(it.entrySequence());
        rows.endRow();
    }

    static void fill(FillRow it, CopyText rows) {
        rows.number(it.marketId()).number(it.tradeId()).number(it.orderId()).number(it.accountId());
        rows.plain(it.side());
        decimal(it.price(), rows);
        decimal(it.quantity(), rows);
        decimal(it.quoteQuantity(), rows);
        decimal(it.fee(), rows);
        rows.number(it.feeAsset()).flag(it.isMaker());
        time(it.timeMs(), rows);
        rows.number(it.sequence()).endRow();
    }

    /** As {@link dev.bourse.uploader.store.Projection#TRADES} stages them. */
    static void trade(TradeRow it, CopyText rows) {
        rows.text(it.symbol()).number(it.tradeId()).number(it.timeMs());
        decimal(it.price(), rows);
        decimal(it.quantity(), rows);
        rows.flag(it.buyerIsMaker()).endRow();
    }

    static void transfer(TransferRow it, CopyText rows) {
        rows.number(it.sequence()).number(it.accountId()).number(it.assetId());
        decimal(it.amount(), rows);
        rows.text(it.transferId());
        time(it.timeMs(), rows);
        rows.endRow();
    }

    static void balance(BalanceKey key, BalanceRow it, CopyText rows) {
        rows.number(key.accountId()).number(key.assetId());
        decimal(it.available(), rows);
        decimal(it.locked(), rows);
        time(it.updatedAtMs(), rows);
        rows.endRow();
    }

    static void position(PositionRow it, CopyText rows) {
        rows.number(it.accountId).number(it.marketId);
        decimal(it.quantity, rows);
        decimal(it.cost, rows);
        decimal(it.realised, rows);
        decimal(it.fees, rows);
        time(it.updatedAtMs, rows);
        rows.endRow();
    }

    private static void decimal(@Nullable BigDecimal value, CopyText rows) {
        if (value == null) {
            rows.none();
        } else {
            rows.plain(value.toPlainString());
        }
    }

    private static void timeOrNone(long ms, CopyText rows) {
        if (ms == 0) {
            rows.none();
        } else {
            time(ms, rows);
        }
    }

    private static void time(long ms, CopyText rows) {
        rows.plain(Instant.ofEpochMilli(Math.min(ms, LATEST_MS)).toString());
    }
}
