package dev.bourse.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds everything that must survive; locked while it is in use.
 *
 * <p>Its marker file names the format and the feed: simulated prices below live ones would be a lie, and a replay whose
 * trades are older than those that are stored would be ignored.
 */
final class DataDirectory implements AutoCloseable {

    private static final String MARKER = "bourse.data";

    /** Raised when older data can no longer be read. */
    private static final String FORMAT = "3";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens the directory, and makes it where there is none.
     *
     * @throws CannotStartException when it is somebody else's, another feed's, in use, or can't be written
     */
    static DataDirectory open(Path directory, Feed feed) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            Path marker = path.resolve(MARKER);
            if (!Files.exists(marker)) {
                requireEmpty(path);
                Files.writeString(marker, FORMAT + "\n" + feed.identity() + "\n");
            }
            requireFormatAndFeed(path, Files.readAllLines(marker), feed);
            FileChannel channel = FileChannel.open(marker, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new CannotStartException(
                        path + " is in use by another Bourse; stop that one, or choose another directory with --data.");
            }
            return new DataDirectory(path, channel, lock);
        } catch (IOException e) {
            throw new CannotStartException(
                    path + " can't be used for data (" + e + "); choose another directory with --data.", e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private static void requireEmpty(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            if (files.findAny().isPresent()) {
                throw new CannotStartException(path + " holds files that are not Bourse's; choose an empty or new "
                        + "directory with --data.");
            }
        }
    }

    private static void requireFormatAndFeed(Path path, List<String> marker, Feed feed) {
        String format = marker.isEmpty() ? "" : marker.getFirst();
        if (!format.equals(FORMAT) || marker.size() < 2) {
            throw new CannotStartException(path + " holds data of format '" + format + "', and this version reads "
                    + FORMAT + "; choose another directory with --data.");
        }
        if (!marker.get(1).equals(feed.identity())) {
            throw new CannotStartException(path + " holds the data of feed " + marker.get(1) + ", and this is feed "
                    + feed.identity() + "; choose another directory with --data.");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
