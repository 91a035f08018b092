package dev.bourse.backend.trading;

import dev.bourse.backend.exchange.Exchange;
import dev.bourse.exchange.account.AccountEvent;
import dev.bourse.exchange.account.AccountMessage;
import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.exchange.event.EventReader;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** An account's own numbered events, read from the archive of the event log. */
@Component
class AccountEvents {

    private final Exchange exchange;
    private final JdbcClient database;

    AccountEvents(Exchange exchange, JdbcClient database) {
        this.exchange = exchange;
        this.database = database;
    }

    /**
     * Where an account is, and what came before.
     *
     * @param sequence the account's newest own number as of {@code engineSequence}
     * @param more whether there are more after the last of these
     */
    @Schema(name = "AccountEvents")
    record EventsView(
            @Schema(example = "12") String accountId,

            @Schema(example = "57") long sequence,

            @Schema(example = "48213") long engineSequence,

            List<AccountMessage> events,
            boolean more) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(long firstSequence, byte[] entry) {}

    /**
     * Reads the events after a number; none when {@code after} is null. Of one moment: what is counted is what is read.
     *
     * @param limit how many at most
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public EventsView read(long accountId, @Nullable Long after, int limit) {
        long engineSequence = database.sql("select last_sequence from exchange_progress")
                .query(Long.class)
                .single();
        long sequence = database.sql("""
                        select first_sequence + events - 1 from account_events
                        where account_id = :account order by first_sequence desc limit 1""")
                .param("account", accountId)
                .query(Long.class)
                .optional()
                .orElse(0L);
        List<AccountMessage> messages =
                after == null || after >= sequence ? List.of() : messages(accountId, after, limit);
        long last = messages.isEmpty() ? sequence : messages.getLast().sequence();
        return new EventsView(
                Long.toString(accountId), sequence, engineSequence, messages, after != null && last < sequence);
    }

    private List<AccountMessage> messages(long accountId, long after, int limit) {
        List<Part> parts = database.sql("""
                        select a.first_sequence, e.data from account_events a
                        join engine_events e on e.last_sequence = a.entry_sequence
                        where a.account_id = :account and a.first_sequence + a.events > :after + 1
                          and a.first_sequence >= coalesce((
                              select max(first_sequence) from account_events
                              where account_id = :account and first_sequence <= :after + 1), 0)
                        order by a.first_sequence limit :limit""")
                .param("account", accountId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Part(row.getLong(1), row.getBytes(2)))
                .list();
        List<AccountMessage> messages = new ArrayList<>();
        EventReader reader = new EventReader();
        for (Part part : parts) {
            EventEntry entry = reader.readEntry(new UnsafeBuffer(part.entry()), 0, part.entry().length);
            long number = part.firstSequence();
            for (EngineEvent event : entry.events()) {
                for (AccountEvent it : AccountEvent.in(event)) {
                    if (it.accountId() == accountId) {
                        if (number > after && messages.size() < limit) {
                            messages.add(AccountMessage.of(it, number, entry.timeMs(), exchange.markets()));
                        }
                        number++;
                    }
                }
            }
        }
        return messages;
    }
}
