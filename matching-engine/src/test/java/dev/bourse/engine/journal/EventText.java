package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.AcceptedDecoder;
import dev.bourse.common.engine.wire.AmendedDecoder;
import dev.bourse.common.engine.wire.AnswerDecoder;
import dev.bourse.common.engine.wire.AssetAddedDecoder;
import dev.bourse.common.engine.wire.BalanceChangedDecoder;
import dev.bourse.common.engine.wire.CancelledDecoder;
import dev.bourse.common.engine.wire.CircuitBrokenDecoder;
import dev.bourse.common.engine.wire.ClientIdUseDecoder;
import dev.bourse.common.engine.wire.CommandUnreadableDecoder;
import dev.bourse.common.engine.wire.DeadManSwitchFiredDecoder;
import dev.bourse.common.engine.wire.DeadManSwitchSetDecoder;
import dev.bourse.common.engine.wire.EventsDecoder;
import dev.bourse.common.engine.wire.LevelChangedDecoder;
import dev.bourse.common.engine.wire.MarketChangedDecoder;
import dev.bourse.common.engine.wire.MarketPricesDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.OpenOrderDecoder;
import dev.bourse.common.engine.wire.RejectedDecoder;
import dev.bourse.common.engine.wire.TradedDecoder;
import dev.bourse.common.engine.wire.TransferredDecoder;
import dev.bourse.common.engine.wire.TriggeredDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Entries of the event log, replies and answers in words: a line a message, with all of its fields. */
public final class EventText {

    private EventText() {}

    /** All messages, such as {@code Triggered orderId=3|accountId=1|marketId=0}. */
    public static List<String> lines(byte[] entry) {
        List<String> lines = new ArrayList<>();
        UnsafeBuffer buffer = new UnsafeBuffer(entry);
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        int offset = 0;
        while (offset < entry.length) {
            header.wrap(buffer, offset);
            lines.add(line(buffer, offset, header));
            offset += MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength();
        }
        return lines;
    }

    /** What happened: all messages but the first. */
    public static List<String> events(byte[] entry) {
        return lines(entry).subList(1, lines(entry).size());
    }

    /** The first message, which says of which command the others came, or to which query they are the answer. */
    public static String head(byte[] entry) {
        return lines(entry).getFirst();
    }

    private static String line(UnsafeBuffer buffer, int offset, MessageHeaderDecoder header) {
        String text = decode(buffer, offset, header);
        int nameEnd = text.indexOf(']');
        return text.substring(1, nameEnd) + " " + text.substring(text.indexOf("):") + 2);
    }

    private static String decode(UnsafeBuffer it, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case EventsDecoder.TEMPLATE_ID -> text(new EventsDecoder().wrapAndApplyHeader(it, offset, header));
            case CommandUnreadableDecoder.TEMPLATE_ID ->
                text(new CommandUnreadableDecoder().wrapAndApplyHeader(it, offset, header));
            case RejectedDecoder.TEMPLATE_ID -> text(new RejectedDecoder().wrapAndApplyHeader(it, offset, header));
            case AssetAddedDecoder.TEMPLATE_ID -> text(new AssetAddedDecoder().wrapAndApplyHeader(it, offset, header));
            case MarketChangedDecoder.TEMPLATE_ID ->
                text(new MarketChangedDecoder().wrapAndApplyHeader(it, offset, header));
            case CircuitBrokenDecoder.TEMPLATE_ID ->
                text(new CircuitBrokenDecoder().wrapAndApplyHeader(it, offset, header));
            case AcceptedDecoder.TEMPLATE_ID -> text(new AcceptedDecoder().wrapAndApplyHeader(it, offset, header));
            case AmendedDecoder.TEMPLATE_ID -> text(new AmendedDecoder().wrapAndApplyHeader(it, offset, header));
            case TriggeredDecoder.TEMPLATE_ID -> text(new TriggeredDecoder().wrapAndApplyHeader(it, offset, header));
            case TradedDecoder.TEMPLATE_ID -> text(new TradedDecoder().wrapAndApplyHeader(it, offset, header));
            case CancelledDecoder.TEMPLATE_ID -> text(new CancelledDecoder().wrapAndApplyHeader(it, offset, header));
            case LevelChangedDecoder.TEMPLATE_ID ->
                text(new LevelChangedDecoder().wrapAndApplyHeader(it, offset, header));
            case TransferredDecoder.TEMPLATE_ID ->
                text(new TransferredDecoder().wrapAndApplyHeader(it, offset, header));
            case DeadManSwitchSetDecoder.TEMPLATE_ID ->
                text(new DeadManSwitchSetDecoder().wrapAndApplyHeader(it, offset, header));
            case DeadManSwitchFiredDecoder.TEMPLATE_ID ->
                text(new DeadManSwitchFiredDecoder().wrapAndApplyHeader(it, offset, header));
            case BalanceChangedDecoder.TEMPLATE_ID ->
                text(new BalanceChangedDecoder().wrapAndApplyHeader(it, offset, header));
            case AnswerDecoder.TEMPLATE_ID -> text(new AnswerDecoder().wrapAndApplyHeader(it, offset, header));
            case OpenOrderDecoder.TEMPLATE_ID -> text(new OpenOrderDecoder().wrapAndApplyHeader(it, offset, header));
            case MarketPricesDecoder.TEMPLATE_ID ->
                text(new MarketPricesDecoder().wrapAndApplyHeader(it, offset, header));
            case ClientIdUseDecoder.TEMPLATE_ID ->
                text(new ClientIdUseDecoder().wrapAndApplyHeader(it, offset, header));
            default -> throw new IllegalArgumentException("no event or answer: " + header.templateId());
        };
    }

    private static String text(Object decoder) {
        return decoder.toString();
    }
}
