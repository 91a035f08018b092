package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.BalancesQueryDecoder;
import dev.bourse.common.engine.wire.DepthQueryDecoder;
import dev.bourse.common.engine.wire.MarketsQueryDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.OpenOrdersQueryDecoder;
import dev.bourse.common.engine.wire.OrderQueryDecoder;
import dev.bourse.engine.book.Side;
import dev.bourse.engine.core.ClientId;
import dev.bourse.engine.core.EngineView;
import dev.bourse.engine.core.Order;
import dev.bourse.engine.core.StateVisitor;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Answers queries about a replica's state. Used by the thread that the replica belongs to. */
public final class QueryAnswerer {

    private static final int MOST_LEVELS = 5_000;
    private static final int MOST_ORDERS = 1_000;
    private static final int ALL_MARKETS = -1;

    /** All queries begin with the request's id, whom to reply to, and how new the answer has to be. */
    private static final int ENVELOPE = 3 * Long.BYTES;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DepthQueryDecoder depth = new DepthQueryDecoder();
    private final OpenOrdersQueryDecoder openOrders = new OpenOrdersQueryDecoder();
    private final OrderQueryDecoder order = new OrderQueryDecoder();
    private final BalancesQueryDecoder balances = new BalancesQueryDecoder();
    private final UnsafeBuffer query = new UnsafeBuffer(0, 0);
    private final ClientId clientId = new ClientId();
    private final Answer answer = new Answer();
    private long replyTo;

    /**
     * Answers a query.
     *
     * @return false when there is no answer: the query can't be read, or asks for something newer than the replica
     */
    public boolean answer(byte[] bytes, Replica replica) {
        if (!isReadable(bytes)) {
            return false;
        }
        int body = MessageHeaderDecoder.ENCODED_LENGTH;
        long newerThan = query.getLong(body + 2 * Long.BYTES, MessageHeaderDecoder.BYTE_ORDER);
        if (newerThan > replica.lastSequence()) {
            return false;
        }
        begin(replica.lastSequence(), replica.timeMs());
        execute(body, new EngineView(replica.engine()));
        answer.end(false);
        return true;
    }

    /** Says that a query is not asked because too many wait; false when it can't be read. */
    public boolean refuse(byte[] bytes) {
        if (!isReadable(bytes)) {
            return false;
        }
        begin(0, 0);
        answer.end(true);
        return true;
    }

    /** Whom the last answer is for. */
    public long replyTo() {
        return replyTo;
    }

    /** The last answer. */
    public DirectBuffer buffer() {
        return answer.buffer();
    }

    /** How many bytes the last answer has. */
    public int length() {
        return answer.length();
    }

    private boolean isReadable(byte[] bytes) {
        int body = MessageHeaderDecoder.ENCODED_LENGTH;
        if (bytes.length < body + ENVELOPE) {
            return false;
        }
        query.wrap(bytes);
        header.wrap(query, 0);
        return header.schemaId() == MessageHeaderDecoder.SCHEMA_ID
                && header.version() <= MessageHeaderDecoder.SCHEMA_VERSION
                && header.blockLength() >= blockLength(header.templateId())
                && header.blockLength() <= bytes.length - body;
    }

    private void begin(long sequence, long timeMs) {
        int body = MessageHeaderDecoder.ENCODED_LENGTH;
        replyTo = query.getLong(body + Long.BYTES, MessageHeaderDecoder.BYTE_ORDER);
        answer.begin(query.getLong(body, MessageHeaderDecoder.BYTE_ORDER), sequence, timeMs);
    }

    private static int blockLength(int templateId) {
        return switch (templateId) {
            case DepthQueryDecoder.TEMPLATE_ID -> DepthQueryDecoder.BLOCK_LENGTH;
            case OpenOrdersQueryDecoder.TEMPLATE_ID -> OpenOrdersQueryDecoder.BLOCK_LENGTH;
            case OrderQueryDecoder.TEMPLATE_ID -> OrderQueryDecoder.BLOCK_LENGTH;
            case BalancesQueryDecoder.TEMPLATE_ID -> BalancesQueryDecoder.BLOCK_LENGTH;
            case MarketsQueryDecoder.TEMPLATE_ID -> MarketsQueryDecoder.BLOCK_LENGTH;
            default -> Integer.MAX_VALUE;
        };
    }

    private void execute(int body, EngineView engine) {
        int blockLength = header.blockLength();
        int version = header.version();
        switch (header.templateId()) {
            case DepthQueryDecoder.TEMPLATE_ID -> depth(depth.wrap(query, body, blockLength, version), engine);
            case OpenOrdersQueryDecoder.TEMPLATE_ID ->
                openOrders(openOrders.wrap(query, body, blockLength, version), engine);
            case OrderQueryDecoder.TEMPLATE_ID -> order(order.wrap(query, body, blockLength, version), engine);
            case BalancesQueryDecoder.TEMPLATE_ID -> balances(balances.wrap(query, body, blockLength, version), engine);
            default -> markets(engine);
        }
    }

    private void depth(DepthQueryDecoder it, EngineView engine) {
        int marketId = it.marketId();
        if (!engine.hasMarket(marketId)) {
            return;
        }
        int levels = Math.clamp(it.levels(), 0, MOST_LEVELS);
        for (Side side : Side.values()) {
            engine.book(marketId).visitLevels(side, levels, (ticks, lots) -> answer.level(marketId, side, ticks, lots));
        }
    }

    private void openOrders(OpenOrdersQueryDecoder it, EngineView engine) {
        int most = Math.clamp(it.most(), 0, MOST_ORDERS);
        int marketId = it.marketId();
        engine.orders(it.accountId(), it.afterOrderId(), order -> {
            if (answer.count() < most && (marketId == ALL_MARKETS || marketId == order.marketId())) {
                answer.openOrder(order, engine.isWaiting(order));
            }
        });
    }

    private void order(OrderQueryDecoder it, EngineView engine) {
        long accountId = it.accountId();
        long orderId = it.orderId();
        if (orderId != 0) {
            engine.order(accountId, orderId).ifPresent(order -> answer.openOrder(order, engine.isWaiting(order)));
            return;
        }
        clientId.set(it.buffer(), it.offset() + OrderQueryDecoder.clientOrderIdEncodingOffset());
        Optional<StateVisitor.ClientIdState> use = engine.use(accountId, clientId);
        Optional<Order> open = use.filter(StateVisitor.ClientIdState::isOpen)
                .flatMap(state -> engine.order(accountId, state.orderId()));
        open.ifPresentOrElse(
                order -> answer.openOrder(order, engine.isWaiting(order)),
                () -> use.ifPresent(state -> answer.clientIdUse(state, clientId)));
    }

    private void balances(BalancesQueryDecoder it, EngineView engine) {
        long accountId = it.accountId();
        for (int asset = 0; asset < engine.assets().size(); asset++) {
            long available = engine.ledger().available(accountId, asset);
            long locked = engine.ledger().locked(accountId, asset);
            if (available != 0 || locked != 0) {
                answer.balance(accountId, asset, available, locked);
            }
        }
    }

    private void markets(EngineView engine) {
        for (int asset = 0; asset < engine.assets().size(); asset++) {
            answer.asset(asset, engine.assets().get(asset));
        }
        for (int market = 0; market < engine.marketCount(); market++) {
            answer.market(market, engine);
        }
    }
}
