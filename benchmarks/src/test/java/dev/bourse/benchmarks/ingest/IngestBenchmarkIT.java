package dev.bourse.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class IngestBenchmarkIT {

    @Test
    void figuresComeWithTheMethodAndAProofThatTheSumsAreRight() {
        StringWriter output = new StringWriter();
        CommandLine command = new CommandLine(new IngestBenchmark()).setOut(new PrintWriter(output));

        int exitCode = command.execute("--trades", "3000", "--rounds", "2");

        assertThat(output.toString()).contains("bare COPY", "processors", "c/a").doesNotContain("WRONG");
        assertThat(output.toString().lines().filter(line -> line.endsWith("right")))
                .hasSize(2);
        assertThat(exitCode).isZero();
    }
}
