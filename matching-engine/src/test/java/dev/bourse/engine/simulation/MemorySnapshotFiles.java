package dev.bourse.engine.simulation;

import dev.bourse.common.log.LogPosition;
import dev.bourse.engine.journal.Replica;
import dev.bourse.engine.journal.SnapshotFiles;
import dev.bourse.engine.journal.SnapshotStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Snapshot files in memory, which can be told to damage one. */
public final class MemorySnapshotFiles implements SnapshotFiles {

    private final NavigableMap<String, byte[]> files = new TreeMap<>();
    private final Set<String> damaged = new HashSet<>();
    private int copies;

    /** A replica's state as the bytes of a snapshot. */
    public static byte[] state(Replica replica) {
        MemorySnapshotFiles files = new MemorySnapshotFiles();
        try {
            return files.bytes(new SnapshotStore(files, 1).save(replica).name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> names() {
        return new ArrayList<>(files.keySet());
    }

    @Override
    public void write(String name, Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
        content.writeTo(out);
        put(name, out.toByteArray());
    }

    /** Puts a file there, or another in its place. */
    public void put(String name, byte[] bytes) {
        files.put(name, bytes);
        damaged.remove(name);
    }

    @Override
    public InputStream read(String name) throws IOException {
        return new ByteArrayInputStream(bytes(name));
    }

    /** What is in a file. */
    public byte[] bytes(String name) throws IOException {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new FileNotFoundException(name);
        }
        return bytes;
    }

    @Override
    public void delete(String name) {
        files.remove(name);
        damaged.remove(name);
    }

    /** True when a log that begins after that place can be read on from one of the files, the newest aside if that is wanted. */
    boolean covers(LogPosition trimmedTo, boolean withoutNewest) {
        for (String it : files.keySet()) {
            boolean counts = !damaged.contains(it) && !(withoutNewest && it.equals(files.lastKey()));
            if (counts && !trimmedTo.isAfter(position(it))) {
                return true;
            }
        }
        return trimmedTo.equals(LogPosition.START);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Copies all files of another disk. */
    void copy(MemorySnapshotFiles other) {
        copies++;
        other.files.forEach(files::put);
        damaged.removeAll(other.files.keySet());
        damaged.addAll(other.damaged);
    }

    /** How often another disk was copied to this one. */
    int copies() {
        return copies;
    }

    private static LogPosition position(String name) {
        int dash = name.indexOf('-');
        return new LogPosition(
                Long.parseLong(name.substring(0, dash)), Long.parseLong(name.substring(dash + 1, name.indexOf('.'))));
    }

    /** The newest file is not what was written: it lacks its end, or its end was never on the disk, or a bit of it has changed. */
    String damageNewest(RandomGenerator random) {
        Map.Entry<String, byte[]> newest = files.lastEntry();
        String name = newest.getKey();
        byte[] bytes = newest.getValue().clone();
        if (bytes.length == 0) {
            return name;
        }
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> Arrays.fill(bytes, random.nextInt(bytes.length), bytes.length, (byte) 0);
            case 2 -> flip(bytes, random.nextInt(Math.min(bytes.length, 100)), random);
            default -> flip(bytes, random.nextInt(bytes.length), random);
        }
        files.put(name, bytes);
        damaged.add(name);
        return name;
    }

    private static void flip(byte[] bytes, int index, RandomGenerator random) {
        bytes[index] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
}
