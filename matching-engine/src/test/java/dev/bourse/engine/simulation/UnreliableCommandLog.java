package dev.bourse.engine.simulation;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.LogPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** A process's way to the command log. What is read comes late, little by little, twice, or only in part. */
final class UnreliableCommandLog implements CommandLog {

    private static final int MOST_OLD = 5;

    private final MemoryCommandLog log;
    private final Life life;
    private final int batch;
    private final boolean canBeLate;
    private int handed;

    /**
     * Cuts batches of up to {@code batch} entries.
     *
     * @param canBeLate whether a read may hand over nothing though there is something; not of what this process has read before
     */
    UnreliableCommandLog(MemoryCommandLog log, Life life, int batch, boolean canBeLate) {
        this.log = log;
        this.life = life;
        this.batch = batch;
        this.canBeLate = canBeLate;
    }

    @Override
    public LogPosition append(DirectBuffer command, int offset, int length) {
        return life.callLog("append a tick", () -> log.append(command, offset, length));
    }

    @Override
    public int read(LogPosition after, int limit, Duration wait, EntryHandler handler) {
        life.enterLog("read commands");
        Faults faults = life.faults();
        if (canBeLate && faults.happens(faults.late)) {
            return 0;
        }
        int most = Math.min(limit, 1 + faults.pick(batch));
        List<MemoryCommandLog.Entry> entries = entriesAfter(after, most);
        if (faults.happens(faults.twice)) {
            entries.addAll(0, oldEntries(after));
        }
        boolean twice = faults.happens(faults.twice);
        handed = 0;
        for (MemoryCommandLog.Entry it : entries) {
            log.hand(it, handler);
            if (twice) {
                log.hand(it, handler);
            }
            life.breakOff("read commands", ++handed, entries.size());
        }
        life.leaveLog("read commands");
        return entries.size();
    }

    @Override
    public LogPosition last() {
        return life.callLog("look for the last command", log::last);
    }

    @Override
    public boolean has(LogPosition position) {
        return life.callLog("look for a command", () -> log.has(position));
    }

    @Override
    public void trim(LogPosition position) {
        life.callLog("trim the command log", () -> {
            log.trim(position);
            return position;
        });
    }

    @Override
    public LogPosition trimmedTo() {
        return life.callLog("look where the command log begins", log::trimmedTo);
    }

    private List<MemoryCommandLog.Entry> entriesAfter(LogPosition after, int most) {
        List<MemoryCommandLog.Entry> entries = new ArrayList<>(most + MOST_OLD);
        log.read(after, most, Duration.ZERO, (major, minor, timeMs, buffer, offset, length) -> {
            byte[] command = new byte[length];
            buffer.getBytes(offset, command);
            entries.add(new MemoryCommandLog.Entry(new LogPosition(major, minor), command));
        });
        return entries;
    }

    private List<MemoryCommandLog.Entry> oldEntries(LogPosition after) {
        LogPosition earlier = log.before(after, 1 + life.faults().pick(MOST_OLD));
        return entriesAfter(earlier, MOST_OLD).stream()
                .filter(it -> !it.position().isAfter(after))
                .toList();
    }
}
