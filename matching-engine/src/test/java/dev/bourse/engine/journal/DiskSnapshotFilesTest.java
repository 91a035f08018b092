package dev.bourse.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskSnapshotFilesTest {

    @TempDir
    private Path directory;

    private SnapshotFiles files;

    @BeforeEach
    void open() throws IOException {
        files = new DiskSnapshotFiles(directory.resolve("data/snapshots"));
    }

    @Test
    void theDirectoryIsMadeWhenItIsNotThere() throws IOException {
        assertThat(directory.resolve("data/snapshots")).isEmptyDirectory();
        assertThat(files.names()).isEmpty();
        assertThat(new DiskSnapshotFiles(directory.resolve("data/snapshots")).names())
                .isEmpty();
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        byte[] large = new byte[3_000_000];
        large[2_999_999] = 7;
        files.write("b", out -> out.write(large));
        files.write("a", out -> out.write(1));
        assertThat(files.names()).containsExactly("a", "b");
        assertThat(read("a")).containsExactly(1);
        assertThat(read("b")).isEqualTo(large);
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        files.write("a", out -> out.write(new byte[] {1, 2, 3}));
        files.write("a", out -> out.write(new byte[] {4}));
        assertThat(read("a")).containsExactly(4);
        assertThat(all()).containsExactly("a");
    }

    @Test
    void aFailureLeavesNothingBehind() throws IOException {
        assertThatThrownBy(() -> files.write("a", out -> {
                    out.write(new byte[2_000_000]);
                    throw new IOException("no space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left on device");
        assertThat(files.names()).isEmpty();
        assertThat(all()).isEmpty();
    }

    @Test
    void aFailureLeavesTheOldFileAsItWas() throws IOException {
        files.write("a", out -> out.write(1));
        assertThatThrownBy(() -> files.write("a", out -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(read("a")).containsExactly(1);
        assertThat(all()).containsExactly("a");
    }

    /** A process that is killed while it writes leaves one of these. */
    @Test
    void whatWasNotFinishedHasNoName() throws IOException {
        Files.write(directory.resolve("data/snapshots/a123.tmp"), new byte[] {1});
        assertThat(files.names()).isEmpty();
    }

    @Test
    void whatIsDeletedIsNotThereAnyMore() throws IOException {
        files.write("a", out -> out.write(1));
        files.delete("a");
        files.delete("a");
        assertThat(files.names()).isEmpty();
        assertThatThrownBy(() -> read("a")).isInstanceOf(NoSuchFileException.class);
    }

    private byte[] read(String name) throws IOException {
        try (InputStream in = files.read(name)) {
            return in.readAllBytes();
        }
    }

    /** Everything in the directory, temporary files too. */
    private List<String> all() throws IOException {
        try (Stream<Path> paths = Files.list(directory.resolve("data/snapshots"))) {
            return paths.map(it -> it.getFileName().toString()).toList();
        }
    }
}
