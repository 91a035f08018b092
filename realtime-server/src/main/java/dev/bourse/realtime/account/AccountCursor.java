package dev.bourse.realtime.account;

import dev.bourse.exchange.account.AccountEvent;
import dev.bourse.exchange.account.AccountMessage;
import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.exchange.market.Markets;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Messages;
import dev.bourse.realtime.stream.Topic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far one stream of an account is: in the log, in the account's own numbers, and in what the client has. For one thread at a
 * time: the stream's own until it is live, then under the lock of {@link AccountEvents}.
 */
final class AccountCursor {

    private final Topic.Account topic;
    private final long accountId;
    private final Markets markets;
    private long sent;
    private long counted;
    private long position;

    /**
     * A cursor.
     *
     * @param sent the number of the last event that the client has
     */
    AccountCursor(Topic.Account topic, long accountId, long sent, Markets markets) {
        this.topic = topic;
        this.accountId = accountId;
        this.sent = sent;
        this.markets = markets;
    }

    long accountId() {
        return accountId;
    }

    /** The number of the last event that the client has, or will have by what was made here. */
    long sent() {
        return sent;
    }

    /** The account's events so far; less than {@link #sent} when the client claims to have what has not happened. */
    long counted() {
        return counted;
    }

    /** The sequence in the log up to which events are counted. */
    long position() {
        return position;
    }

    /** Takes what the backend has, as far as the client lacks it. */
    List<Frame> take(AccountPage page) {
        List<Frame> frames = new ArrayList<>();
        for (JsonNode event : page.events()) {
            long number = event.path("sequence").asLong();
            if (number > sent) {
                frames.add(Messages.account(topic, number, event));
                sent = number;
            }
        }
        counted = page.sequence();
        position = page.engineSequence();
        return frames;
    }

    /** Takes the next entry of the log. */
    List<Frame> take(EventEntry entry) {
        List<Frame> frames = new ArrayList<>();
        long sequence = entry.firstSequence();
        for (EngineEvent event : entry.events()) {
            for (AccountEvent it : AccountEvent.in(event)) {
                Frame frame = it.accountId() == accountId ? take(it, sequence, entry.timeMs()) : null;
                if (frame != null) {
                    frames.add(frame);
                }
            }
            sequence++;
        }
        position = Math.max(position, entry.lastSequence());
        return frames;
    }

    /**
     * Counts the account's next event.
     *
     * @param sequence its place in the log; what was counted before is passed over
     * @return null when the client has it
     */
    @Nullable
    Frame take(AccountEvent event, long sequence, long timeMs) {
        if (sequence <= position) {
            return null;
        }
        counted++;
        if (counted <= sent) {
            return null;
        }
        sent = counted;
        return Messages.account(topic, AccountMessage.of(event, counted, timeMs, markets));
    }
}
