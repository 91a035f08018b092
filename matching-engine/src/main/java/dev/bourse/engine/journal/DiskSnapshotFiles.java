package dev.bourse.engine.journal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Snapshots in a directory. A file gets its name only when all of it is on the disk. */
public final class DiskSnapshotFiles implements SnapshotFiles {

    private static final int BUFFER_SIZE = 1 << 20;
    private static final String TEMPORARY = ".tmp";

    private final Path directory;

    /** Snapshots in that directory, which is made if it is not there. */
    public DiskSnapshotFiles(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> !it.endsWith(TEMPORARY))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void write(String name, Content content) throws IOException {
        Path temporary = Files.createTempFile(directory, name, TEMPORARY);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_SIZE);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(temporary, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel channel = FileChannel.open(directory)) {
                channel.force(true); // the name, too, is to survive a power failure
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        return new BufferedInputStream(Files.newInputStream(directory.resolve(name)), BUFFER_SIZE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }
}
