package dev.bourse.uploader.store;

import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.uploader.stream.Entry;
import java.util.ArrayList;
import java.util.List;

/** Entries on their way into the database: the rows of those that were understood, and the others with the reason. */
public final class Batch {

    private final Projection projection;
    private final List<Entry> entries;
    private final List<Entry> stored = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final CopyText rows = new CopyText();
    private long earliestMs = Long.MAX_VALUE;
    private long latestMs = Long.MIN_VALUE;

    /** An entry that can never be stored, and why. */
    public record Refused(Entry entry, String reason) {}

    private Batch(Projection projection, List<Entry> entries) {
        this.projection = projection;
        this.entries = entries;
    }

    public static Batch of(Projection projection, List<Entry> entries) {
        Batch batch = new Batch(projection, entries);
        entries.forEach(batch::decode);
        return batch;
    }

    private void decode(Entry entry) {
        String json = entry.text(RedisNames.DATA);
        if (json == null) {
            refuse(entry, "field " + RedisNames.DATA + " is missing");
            return;
        }
        try {
            long timeMs = projection.append(json, rows);
            stored.add(entry);
            if (timeMs != Long.MAX_VALUE) {
                earliestMs = Math.min(earliestMs, timeMs);
                latestMs = Math.max(latestMs, timeMs);
            }
        } catch (MalformedMessageException e) {
            refuse(entry, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // what a reader trips over once it trips over for ever
            refuse(entry, "not understood: " + e);
        }
    }

    private void refuse(Entry entry, String reason) {
        rows.dropRow();
        refused.add(new Refused(entry, reason));
    }

    public List<String> ids() {
        return entries.stream().map(Entry::id).toList();
    }

    public int size() {
        return entries.size();
    }

    /** Those that could not be understood, or that the database has refused since. */
    public List<Refused> refused() {
        return refused;
    }

    /** Time of the earliest trade, Unix milliseconds; {@link Long#MAX_VALUE} when there is none. */
    public long earliestMs() {
        return earliestMs;
    }

    /** Time of the latest trade, Unix milliseconds. */
    public long latestMs() {
        return latestMs;
    }

    CopyText rows() {
        return rows;
    }

    Projection projection() {
        return projection;
    }

    void refuse(int row, String reason) {
        refused.add(new Refused(stored.get(row), reason));
    }
}
