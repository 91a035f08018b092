package dev.bourse.engine.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest few snapshots. */
public final class SnapshotStore {

    private static final Logger log = LoggerFactory.getLogger(SnapshotStore.class);
    private static final String SUFFIX = ".snapshot";

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

    /** Writes a replica's state down, and forgets the oldest snapshots that are too many. */
    public Snapshot save(Replica replica) throws IOException {
        Replica.Progress progress = replica.progress();
        String name = String.format(
                        "%019d-%019d",
                        progress.position().major(), progress.position().minor())
                + SUFFIX;
        files.write(name, out -> SnapshotWriter.write(replica, out));
        List<String> names = names();
        for (String it : names.subList(0, Math.max(0, names.size() - kept))) {
            files.delete(it);
        }
        return new Snapshot(name, progress);
    }

    /** The snapshots that there are, the newest first. One that can't even be looked at is left out. */
    public List<Snapshot> list() throws IOException {
        return names().reversed().stream()
                .map(this::look)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A replica that goes on from a snapshot; empty when it is damaged. */
    public Optional<Replica> load(Snapshot snapshot) throws IOException {
        try (InputStream in = files.read(snapshot.name())) {
            return Optional.of(SnapshotReader.read(in));
        } catch (DamagedSnapshotException e) {
            log.warn("snapshot is damaged, skipped file={} reason=\"{}\"", snapshot.name(), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Snapshot> look(String name) {
        try (InputStream in = files.read(name)) {
            return Optional.of(new Snapshot(name, SnapshotReader.readProgress(in)));
        } catch (IOException e) {
            log.warn("snapshot can't be read, skipped file={} reason=\"{}\"", name, e.getMessage());
            return Optional.empty();
        }
    }

    private List<String> names() throws IOException {
        return files.names().stream().filter(it -> it.endsWith(SUFFIX)).sorted().toList();
    }
}
