package dev.bourse.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.log.EventLog;
import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.engine.journal.CommandBytes;
import dev.bourse.engine.journal.EventBatch;
import dev.bourse.engine.journal.EventText;
import dev.bourse.engine.journal.Replica;
import dev.bourse.engine.simulation.MemoryCommandLog;
import dev.bourse.engine.simulation.MemoryEventLog;
import java.time.Duration;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EventPublisherTest extends RuntimeFixture {

    private static final Replica.Progress BEGINNING = new Replica().progress();

    /** Three commands that nobody waits for, with seven events; an order, with three; a tick, with none. */
    @BeforeEach
    void open() {
        openMarket();
        appendOrder(1);
        append(CommandBytes.tick(it -> it.requestId(2).replyTo(INSTANCE)));
    }

    @Test
    void eachCommandsEventsAreAnEntryWithTheSequenceOfTheLast() {
        EventBatch batch = replicaOfAll().batch();
        publisher().publish(batch);
        assertThat(events.all()).extracting(MemoryEventLog.Entry::lastSequence).containsExactly(3L, 5L, 7L, 10L);
        assertThat(EventText.events(events.all().get(1).bytes()))
                .containsExactly(
                        "Transferred accountId=1|units=10000|asset=1|transferId=",
                        "BalanceChanged accountId=1|available=10000|locked=0|asset=1");
    }

    @Test
    void whoWaitsGetsTheEventsAsAReplyWhenTheyAreInTheLog() {
        publisher().publish(replicaOfAll().batch());
        assertThat(replies.sentAfter()).containsExactly(10L, 10L);
        List<byte[]> sent = replies.take();
        assertThat(sent.getFirst()).isEqualTo(events.all().getLast().bytes());
        assertThat(EventText.lines(sent.getLast())).singleElement().asString().contains("requestId=2|", "count=0|");
    }

    @Test
    void whatIsThereAlreadyIsNotWrittenAgainButRepliedAgain() {
        publisher().publish(replicaOfAll().batch());
        List<byte[]> sent = replies.take();
        publisher().publish(replicaOfAll().batch());
        assertThat(events.all()).hasSize(4);
        assertThat(replies.take()).usingRecursiveComparison().isEqualTo(sent);
    }

    @Test
    void itGoesOnInTheMiddleOfWhatIsThere() {
        publisher().publish(replicaOfAll().batch());
        events.lose(2);
        publisher().publish(replicaOfAll().batch());
        assertThat(events.all()).extracting(MemoryEventLog.Entry::lastSequence).containsExactly(3L, 5L, 7L, 10L);
    }

    @Test
    void anotherEngineMayBeFasterAllTheTime() {
        EventPublisher slow = publisher();
        publisher().publish(replicaOfAll().batch());
        List<byte[]> sent = replies.take();
        slow.publish(replicaOfAll().batch());
        assertThat(events.all()).hasSize(4);
        assertThat(replies.take()).usingRecursiveComparison().isEqualTo(sent);
    }

    @Test
    void aLogWithOtherEventsHaltsItBeforeItSaysAnything() {
        publisher().publish(replicaOfOthers().batch());
        replies.take();
        EventPublisher publisher = publisher();
        assertDifferent(() -> publisher.publish(replicaOfAll().batch()));
        assertThat(replies.take()).isEmpty();
        assertThat(events.all()).hasSize(4);
    }

    @Test
    void anotherEngineThatWritesOtherEventsMeanwhileHaltsIt() {
        EventPublisher slow = publisher();
        publisher().publish(replicaOfOthers().batch());
        replies.take();
        assertDifferent(() -> slow.publish(replicaOfAll().batch()));
        assertThat(replies.take()).isEmpty();
    }

    @Test
    void itDoesNotEvenBeginAfterASnapshotOfOtherEvents() {
        publisher().publish(replicaOfOthers().batch());
        Replica.Progress other = replicaOfAll().progress();
        assertDifferent(() -> new EventPublisher(events, replies, other));
    }

    @Test
    void aBatchCanBePublishedAgainAfterTheLogWasAway() {
        EventPublisher publisher = new EventPublisher(new FailingEventLog(2), replies, BEGINNING);
        EventBatch batch = replicaOfAll().batch();
        assertThatThrownBy(() -> publisher.publish(batch)).isInstanceOf(LogUnavailableException.class);
        assertThat(replies.take()).isEmpty();
        publisher.publish(batch);
        assertThat(events.all()).extracting(MemoryEventLog.Entry::lastSequence).containsExactly(3L, 5L, 7L, 10L);
        assertThat(replies.takeHeads()).hasSize(2);
    }

    @Test
    void aLogWhoseNewestEntryWasDeletedCannotBeHeldAgainstAnything() {
        publisher().publish(replicaOfAll().batch());
        events.trim(10);
        assertThatThrownBy(this::publisher)
                .isInstanceOf(EngineHaltException.class)
                .hasMessage(
                        "the event log's newest entry, 10, was deleted: what this engine writes can't be held against it");
    }

    /** The first entry ever comes from another engine while this one looks for it. */
    @Test
    void aLogThatIsEmptyNoLongerHasNotBeenDeleted() {
        EventLog filling = new ForwardedEventLog(events) {
            @Override
            public byte @Nullable [] last() {
                byte[] last = super.last();
                publisher().publish(replicaOfAll().batch());
                return last;
            }
        };
        EventPublisher slow = new EventPublisher(filling, replies, BEGINNING);
        slow.publish(replicaOfAll().batch());
        assertThat(events.all()).hasSize(4);
    }

    @Test
    void itHaltsWhenTheLogHasLostWhatItWrote() {
        EventPublisher publisher = publisher();
        publisher.checkNothingIsLost();
        publisher.publish(replicaOfAll().batch());
        publisher.checkNothingIsLost();
        events.lose(1);
        assertThatThrownBy(publisher::checkNothingIsLost)
                .isInstanceOf(EngineHaltException.class)
                .hasMessageStartingWith("the event log ends at 7 but had 10 already: Redis has lost its tail.");
    }

    private EventPublisher publisher() {
        return new EventPublisher(events, replies, BEGINNING);
    }

    /** An engine that has done other commands with as many events. */
    private Replica replicaOfOthers() {
        MemoryCommandLog others = new MemoryCommandLog(clock);
        commands.all().subList(0, 3).forEach(it -> others.append(it.command()));
        others.append(order(99));
        Replica replica = new Replica();
        others.read(replica.position(), Integer.MAX_VALUE, Duration.ZERO, replica);
        return replica;
    }

    private static void assertDifferent(Runnable publish) {
        assertThatThrownBy(publish::run)
                .isInstanceOf(EngineHaltException.class)
                .hasMessage(
                        "the event log has another event 10 than this engine: they have not done the same commands. Nothing more"
                                + " is written");
    }

    /** Is away after it has written some entries, once. */
    private final class FailingEventLog extends ForwardedEventLog {
        private int left;

        FailingEventLog(int written) {
            super(events);
            left = written;
        }

        @Override
        public void append(long lastSequence, DirectBuffer buffer, int offset, int length) {
            if (left != 0) {
                left--;
                super.append(lastSequence, buffer, offset, length);
            }
        }

        @Override
        public int flush() {
            int refused = super.flush();
            if (left == 0) {
                left = Integer.MAX_VALUE;
                throw new LogUnavailableException("can't write events", new IllegalStateException());
            }
            return refused;
        }
    }
}
