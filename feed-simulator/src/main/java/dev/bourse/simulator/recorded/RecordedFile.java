package dev.bourse.simulator.recorded;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** One file of a recording, open for reading. One thread. */
final class RecordedFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** Far above any message; a line without end is not read into memory. */
    private static final int LONGEST_LINE = 16 << 20;

    private final Path path;
    private final BufferedReader reader;
    private final boolean compressed;
    private long lineNumber;
    private @Nullable RecordedLine current;

    private RecordedFile(Path path, BufferedReader reader, boolean compressed) {
        this.path = path;
        this.reader = reader;
        this.compressed = compressed;
    }

    /**
     * Opens a file and reads its first line.
     *
     * @throws BadRecordingException when it is missing, empty or something else
     */
    static RecordedFile open(Path path) {
        if (!Files.exists(path)) {
            throw new BadRecordingException(path, "it does not exist");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new BadRecordingException(path, "it is not a file that can be read");
        }
        try {
            InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER);
            bytes.mark(2);
            boolean compressed = bytes.read() == 0x1f && bytes.read() == 0x8b;
            bytes.reset();
            InputStream text = compressed ? new GZIPInputStream(bytes, BUFFER) : bytes;
            BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8), BUFFER);
            RecordedFile file = new RecordedFile(path, reader, compressed);
            file.advance();
            if (file.current() == null) {
                throw new BadRecordingException(path, "it is empty");
            }
            return file;
        } catch (IOException e) {
            throw new BadRecordingException(path, "it can't be read (" + e.getMessage() + ")");
        }
    }

    Path path() {
        return path;
    }

    /** The line that comes next; null at the end. */
    @Nullable
    RecordedLine current() {
        return current;
    }

    /**
     * Goes on to the next line.
     *
     * @throws BadRecordingException when the file ends in the middle, or the line has another format
     */
    void advance() {
        String line = readLine();
        lineNumber++;
        if (line == null) {
            current = null;
            return;
        }
        try {
            current = RecordedLine.parse(line);
        } catch (IllegalArgumentException e) {
            throw bad(e);
        }
    }

    BadRecordingException bad(IllegalArgumentException cause) {
        return new BadRecordingException(
                path, "line " + lineNumber + " is not a recorded message: " + cause.getMessage());
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new BadRecordingException(path, "it can't be closed (" + e.getMessage() + ")");
        }
    }

    private @Nullable String readLine() {
        try {
            StringBuilder line = new StringBuilder(512);
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    return line.toString();
                }
                if (line.length() == LONGEST_LINE) {
                    throw new BadRecordingException(path, "line " + (lineNumber + 1) + " is longer than any message");
                }
                line.append((char) c);
            }
            return line.isEmpty() ? null : line.toString();
        } catch (EOFException e) {
            throw new BadRecordingException(path, "it is truncated after line " + lineNumber);
        } catch (ZipException e) {
            throw new BadRecordingException(
                    path, "it is damaged after line " + lineNumber + " (" + e.getMessage() + ")");
        } catch (IOException e) {
            String how = compressed ? "damaged" : "unreadable";
            throw new BadRecordingException(path, "it is " + how + " after line " + lineNumber);
        }
    }
}
