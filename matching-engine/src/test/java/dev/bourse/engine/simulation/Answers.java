package dev.bourse.engine.simulation;

import dev.bourse.common.engine.wire.AnswerDecoder;
import dev.bourse.common.engine.wire.AssetAddedDecoder;
import dev.bourse.common.engine.wire.BalanceChangedDecoder;
import dev.bourse.common.engine.wire.LevelChangedDecoder;
import dev.bourse.common.engine.wire.MarketChangedDecoder;
import dev.bourse.common.engine.wire.MarketPricesDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.OpenOrderDecoder;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.engine.simulation.RandomQueries.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** What engines have answered must be what the events say up to the one that the answer claims to know of. */
final class Answers {

    private final Deque<Given> waiting;
    private final RandomQueries queries;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Given(byte[] message, long sequence, Question question) {}

    Answers(List<byte[]> messages, RandomQueries queries) {
        this.queries = queries;
        this.waiting = new ArrayDeque<>(messages.stream()
                .map(this::given)
                .sorted(Comparator.comparingLong(Given::sequence))
                .toList());
        check(new Projection());
    }

    /** Checks the answers that know exactly as much. */
    void check(Projection projection) {
        while (!waiting.isEmpty() && waiting.getFirst().sequence() == projection.lastSequence()) {
            Given it = waiting.removeFirst();
            List<String> said = said(it.message());
            List<String> known = known(it.question(), projection);
            if (!said.equals(known)) {
                throw new AssertionError("the answer to " + it.question() + " after event " + it.sequence() + " is "
                        + said + ", but the events say " + known);
            }
        }
    }

    void checkNoneIsLeft() {
        if (!waiting.isEmpty()) {
            throw new AssertionError(
                    "an answer knows of half a command: " + waiting.getFirst().sequence());
        }
    }

    private Given given(byte[] message) {
        AnswerDecoder head =
                new AnswerDecoder().wrapAndApplyHeader(new UnsafeBuffer(message), 0, new MessageHeaderDecoder());
        return new Given(message, head.sequence(), queries.question(head.requestId()));
    }

    private static List<String> said(byte[] message) {
        UnsafeBuffer buffer = new UnsafeBuffer(message);
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        List<String> lines = new ArrayList<>();
        int offset = new AnswerDecoder().wrapAndApplyHeader(buffer, 0, header).limit();
        while (offset < message.length) {
            header.wrap(buffer, offset);
            int length = MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength();
            if (header.templateId() != MarketPricesDecoder.TEMPLATE_ID) { // no event tells them
                lines.add(said(buffer, offset, header));
            }
            offset += length;
        }
        return lines;
    }

    private static String said(UnsafeBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case LevelChangedDecoder.TEMPLATE_ID -> {
                LevelChangedDecoder it = new LevelChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Projection.Level(it.marketId(), it.side(), it.price()) + " " + it.lots();
            }
            case OpenOrderDecoder.TEMPLATE_ID -> {
                OpenOrderDecoder it = new OpenOrderDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Projection.Open(
                                it.orderId(),
                                it.accountId(),
                                it.marketId(),
                                it.price(),
                                it.lots(),
                                it.openLots(),
                                it.tradedLots())
                        .toString();
            }
            case BalanceChangedDecoder.TEMPLATE_ID -> {
                BalanceChangedDecoder it = new BalanceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield it.asset() + " " + new Projection.Balance(it.available(), it.locked());
            }
            case AssetAddedDecoder.TEMPLATE_ID ->
                new AssetAddedDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .name();
            case MarketChangedDecoder.TEMPLATE_ID ->
                new MarketChangedDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .toString();
            default -> "message " + header.templateId();
        };
    }

    private static List<String> known(Question question, Projection events) {
        return switch (question) {
            case RandomQueries.Depth it -> {
                List<String> lines = new ArrayList<>(levels(it, Side.BUY, events));
                lines.addAll(levels(it, Side.SELL, events));
                yield lines;
            }
            case RandomQueries.OpenOrders it ->
                events.orders().values().stream()
                        .filter(order -> order.account() == it.account())
                        .filter(order -> it.market() == Choices.ALL_MARKETS || it.market() == order.market())
                        .map(Projection.Open::toString)
                        .toList();
            case RandomQueries.Balances it ->
                events.balances().entrySet().stream()
                        .filter(entry -> entry.getKey().account() == it.account())
                        .filter(entry ->
                                entry.getValue().available() + entry.getValue().locked() != 0)
                        .map(entry -> entry.getKey().asset() + " " + entry.getValue())
                        .toList();
            case RandomQueries.Markets it -> {
                List<String> lines = new ArrayList<>(events.assets());
                lines.addAll(events.markets().values());
                yield lines;
            }
        };
    }

    private static List<String> levels(RandomQueries.Depth question, Side side, Projection events) {
        return events.levels().entrySet().stream()
                .filter(it ->
                        it.getKey().market() == question.market() && it.getKey().side() == side)
                .limit(question.levels())
                .map(it -> it.getKey() + " " + it.getValue())
                .toList();
    }
}
