package dev.bourse.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory that holds everything that must survive; locked while it is in use. */
final class DataDirectory implements AutoCloseable {

    private static final String MARKER = "bourse.data";

    /** Raised when older data can no longer be read. */
    private static final String FORMAT = "1";

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
     * @throws CannotStartException when it is somebody else's, in use, or can't be written
     */
    static DataDirectory open(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            Path marker = path.resolve(MARKER);
            if (!Files.exists(marker)) {
                requireEmpty(path);
                Files.writeString(marker, FORMAT + "\n");
            }
            String format = Files.readString(marker).strip();
            if (!format.equals(FORMAT)) {
                throw new CannotStartException(path + " holds data of format '" + format + "', and this version reads "
                        + FORMAT + "; choose another directory with --data.");
            }
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

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
