package dev.bourse.backend.web;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * A table as other programs read it (RFC 4180), in which nothing is a formula. It is written as its rows come, so that it may be of any
 * length.
 */
public final class CsvFile {

    public static final String TYPE = "text/csv";

    /** Spreadsheets take what begins so for a formula, whoever wrote it. A negative number stays one. */
    private static final Pattern FORMULA = Pattern.compile("^[=+@\\t\\r].*|^-(?!\\d+(\\.\\d+)?$).*", Pattern.DOTALL);

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\r\\n]");

    private final Writer text;

    private CsvFile(Writer text) {
        this.text = text;
    }

    /**
     * A file to save.
     *
     * @param rows writes them
     */
    public static ResponseEntity<StreamingResponseBody> of(String name, List<String> columns, Consumer<CsvFile> rows) {
        StreamingResponseBody body = out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            write(text, columns, rows);
            text.flush();
        };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TYPE + ";charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    static void write(Writer text, List<String> columns, Consumer<CsvFile> rows) {
        CsvFile file = new CsvFile(text);
        file.row(columns.toArray(String[]::new));
        rows.accept(file);
    }

    /** One more row; null is an empty cell. */
    public void row(@Nullable String... cells) {
        try {
            text.write(Arrays.stream(cells).map(CsvFile::cell).collect(Collectors.joining(",", "", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(@Nullable String value) {
        if (value == null) {
            return "";
        }
        String harmless = FORMULA.matcher(value).matches() ? "'" + value : value;
        return NEEDS_QUOTES.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
