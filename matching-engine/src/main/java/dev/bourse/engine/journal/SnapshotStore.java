package dev.bourse.engine.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest few snapshots. */
public final class SnapshotStore {

    private static final Logger log = LoggerFactory.getLogger(SnapshotStore.class);
    private static final Pattern NAME = Pattern.compile("\\d{19}-\\d{19}\\.snapshot");

    private final SnapshotFiles files;
    private final int kept;

    /**
     * Snapshots among those files.
     *
     * @param kept how many of them stay, at least 1
     */
    public SnapshotStore(SnapshotFiles files, int kept) {
        this.files = files;
        this.kept = kept;
    }

    /** A snapshot that may be there. */
    public record Snapshot(String name, Replica.Progress progress) {}

    /**
     * Writes a replica's state down, and forgets the oldest snapshots that are too many. Newer ones stay and don't count: they are another
     * engine's, or damaged and the reason why this one is so old.
     */
    public Snapshot save(Replica replica) throws IOException {
        Replica.Progress progress = replica.progress();
        String name = name(progress);
        files.write(name, out -> SnapshotWriter.write(replica, out));
        List<String> names =
                names().stream().filter(it -> it.compareTo(name) <= 0).toList();
        for (String it : names.subList(0, Math.max(0, names.size() - kept))) {
            files.delete(it);
        }
        return new Snapshot(name, progress);
    }

    /** The snapshots that there are, the newest first. One that can't even be looked at, or has not its own name, is left out. */
    public List<Snapshot> list() throws IOException {
        return names().reversed().stream()
                .map(this::look)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * A replica that goes on from a snapshot; empty when it is damaged or can't be read.
     *
     * @param fresh makes one that has done nothing yet
     */
    public Optional<Replica> load(Snapshot snapshot, Supplier<Replica> fresh) {
        try (InputStream in = files.read(snapshot.name())) {
            SnapshotReader.check(in);
        } catch (IOException e) {
            return damaged(snapshot, e);
        }
        try (InputStream in = files.read(snapshot.name())) {
            return Optional.of(SnapshotReader.read(in, fresh.get()));
        } catch (IOException e) {
            return damaged(snapshot, e);
        }
    }

    private static Optional<Replica> damaged(Snapshot snapshot, IOException reason) {
        log.warn("snapshot is damaged, skipped file={} reason=\"{}\"", snapshot.name(), reason.getMessage());
        return Optional.empty();
    }

    private Optional<Snapshot> look(String name) {
        try (InputStream in = files.read(name)) {
            Replica.Progress progress = SnapshotReader.readProgress(in);
            if (name(progress).equals(name)) {
                return Optional.of(new Snapshot(name, progress));
            }
            log.warn("snapshot says that it is another, skipped file={} position={}", name, progress.position());
        } catch (IOException e) {
            log.warn("snapshot can't be read, skipped file={} reason=\"{}\"", name, e.getMessage());
        }
        return Optional.empty();
    }

    private static String name(Replica.Progress progress) {
        return String.format(
                "%019d-%019d.snapshot",
                progress.position().major(), progress.position().minor());
    }

    private List<String> names() throws IOException {
        return files.names().stream()
                .filter(it -> NAME.matcher(it).matches())
                .sorted()
                .toList();
    }
}
