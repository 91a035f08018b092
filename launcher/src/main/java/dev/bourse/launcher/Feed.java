package dev.bourse.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Where prices come from. */
sealed interface Feed {

    /** A seeded random market that runs in the same JVM. */
    record Simulated() implements Feed {}

    /** The live exchange. */
    record Binance() implements Feed {}

    /**
     * A recording, replayed.
     *
     * @param speed a positive number, or {@code max} for as fast as it can be stored
     */
    record Recorded(List<Path> files, String speed) implements Feed {}

    /**
     * Reads {@code --feed} and {@code --speed}.
     *
     * @throws CannotStartException when there is no such feed
     */
    static Feed parse(String feed, String speed) {
        if (!speed.equals("max") && !speed.matches("[0-9]{1,6}(\\.[0-9]{1,3})?|\\.[0-9]{1,3}")) {
            throw new CannotStartException("--speed is '" + speed + "'; it must be a positive number or max.");
        }
        if (feed.equals("simulated")) {
            return new Simulated();
        }
        if (feed.equals("binance")) {
            return new Binance();
        }
        if (feed.startsWith("recorded:")) {
            return new Recorded(files(feed.substring("recorded:".length())), speed);
        }
        throw new CannotStartException(
                "--feed is '" + feed + "'; it must be simulated, binance or recorded:FILE[,FILE].");
    }

    /** The word that {@code --feed} knows it by. */
    default String kind() {
        return switch (this) {
            case Simulated _ -> "simulated";
            case Binance _ -> "binance";
            case Recorded _ -> "recorded";
        };
    }

    /** What tells its prices from those of another feed, which must never stand in one chart with them. */
    default String identity() {
        return switch (this) {
            case Recorded recorded ->
                recorded.files().stream()
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .collect(Collectors.joining(",", "recorded:", ""));
            default -> kind();
        };
    }

    private static List<Path> files(String list) {
        List<Path> files =
                Arrays.stream(list.split(",")).map(String::strip).map(Path::of).toList();
        for (Path it : files) {
            if (!Files.isReadable(it) || Files.isDirectory(it)) {
                throw new CannotStartException("There is no readable file '" + it + "'; --feed recorded:FILE[,FILE] "
                        + "takes recordings of Binance's messages.");
            }
        }
        return files.stream().map(Path::toAbsolutePath).toList();
    }
}
