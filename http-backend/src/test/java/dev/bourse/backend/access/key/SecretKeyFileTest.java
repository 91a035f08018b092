package dev.bourse.backend.access.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.service.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretKeyFileTest {

    @TempDir
    private Path directory;

    @Test
    void keyIsMadeAtTheFirstStartForItsOwnerOnlyAndKept() throws Exception {
        Path path = directory.resolve("new").resolve("secret.key");

        byte[] made = new SecretKeyFile(path).masterKey();

        assertThat(made).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(path).strip())).isEqualTo(made);
        assertThat(new SecretKeyFile(path).masterKey()).isEqualTo(made);
        try (Stream<Path> files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void instancesThatStartAtOnceHaveTheSameKey() throws Exception {
        for (int round = 0; round < 20; round++) {
            Path path = directory.resolve("secret" + round);
            List<Callable<byte[]>> starts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                starts.add(() -> new SecretKeyFile(path).masterKey());
            }
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (Future<byte[]> it : threads.invokeAll(starts)) {
                    assertThat(it.get()).isEqualTo(new SecretKeyFile(path).masterKey());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base 64 at all!", "c2hvcnQ=", "ä"})
    void fileThatHoldsNoKeyStopsTheStart(String content) throws Exception {
        Path path = Files.writeString(directory.resolve("secret.key"), content);

        assertThatThrownBy(() -> new SecretKeyFile(path))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(
                        "SECRET_KEY_FILE is '" + path + "', but it must be a readable file of 32 random");
        assertThat(Files.readString(path)).isEqualTo(content);
    }

    @Test
    void pathThatCannotBeWrittenStopsTheStart() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> new SecretKeyFile(file.resolve("secret.key")))
                .isInstanceOf(InvalidSettingException.class);
        assertThatThrownBy(() -> new SecretKeyFile(directory)).isInstanceOf(InvalidSettingException.class);
    }
}
