package dev.bourse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.acceptance.ComposeFile.Container;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Holds the {@code Dockerfile} against the modules that it builds. */
final class DockerfileTest {

    private static final Path ROOT = ComposeFile.ROOT;

    private final String dockerfile = read("Dockerfile");
    private final String beforeModule = dockerfile.substring(0, dockerfile.indexOf("AS unpacked"));
    private final String image = dockerfile.substring(dockerfile.lastIndexOf("\nFROM "));

    @Test
    void itBuildsExactlyTheModulesThatContainersRun() {
        List<String> built =
                List.of(find("ENV MODULES=(\\S+)", dockerfile).getFirst().split(","));
        assertThat(built).containsExactlyInAnyOrderElementsOf(ServiceModule.ALL.keySet());
        for (String module : built) {
            assertThat(values(module + "/pom.xml", "/project/artifactId")).containsExactly(module);
            // Spring Boot's parent binds the goal that makes the executable jar, once the plugin is named.
            assertThat(values(module + "/pom.xml", "//plugin/artifactId")).contains("spring-boot-maven-plugin");
        }
        assertThat(values("pom.xml", "//plugin[artifactId='spring-boot-maven-plugin']/configuration/classifier"))
                .containsExactly("exec");
        assertThat(dockerfile).contains("/target/$MODULE-*-exec.jar");
    }

    @Test
    void theImageOfMigrateHasTheMigrations() {
        String module = ComposeFile.PROJECT.services().get("migrate").module().orElseThrow();
        assertThat(values(module + "/pom.xml", "/project/dependencies/dependency[not(scope)]/artifactId"))
                .contains("db");
    }

    @Test
    void itKnowsThePomOfEveryModule() {
        Set<String> copied =
                find("COPY (\\S+)/pom.xml \\1/", dockerfile).stream().collect(Collectors.toSet());
        assertThat(copied).containsExactlyInAnyOrderElementsOf(values("pom.xml", "/project/modules/module"));
    }

    @Test
    void whatItCopiesIsThere() {
        Stream<String> sources =
                find("COPY (?!--from)(.+) \\S+\\n", dockerfile).stream().flatMap(it -> Stream.of(it.split(" ")));
        assertThat(sources)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(ROOT.resolve(it)).exists());
        assertThat(read(".dockerignore").lines()).contains("**/target", "**/node_modules", ".git", "data");
    }

    @Test
    void packagesThatAreInstalledOnceAreFoundByTheBuild() {
        String marker = "node_modules/.installed-lock.json";
        assertThat(beforeModule).contains("cp package-lock.json " + marker);
        assertThat(read("frontend/scripts/npm.sh")).contains(marker);
    }

    @Test
    void allImagesShareOneBuild() {
        assertThat(beforeModule).doesNotContain("ARG ").doesNotContain("$MODULE ");
    }

    @Test
    void thePageIsInTheImageOfTheHttpBackend() {
        assertThat(values("http-backend/pom.xml", "/project/dependencies/dependency[artifactId='frontend']/scope"))
                .containsExactly("runtime");
    }

    @Test
    void everyImageIsOfOneVersion() {
        List<String> images = Stream.concat(
                        find("(?:FROM |--from=)([a-z0-9./-]+:\\S+)", dockerfile).stream(),
                        ComposeTest.containers().map(Container::image))
                .toList();
        assertThat(images).allSatisfy(it -> assertThat(it).matches("[a-z0-9./-]+:[0-9]+[A-Za-z0-9._-]*"));
        String java = values("pom.xml", "/project/properties/java.version").getFirst();
        assertThat(images).contains("eclipse-temurin:" + java + "-jre");
        assertThat(find("FROM (maven:\\S+)", dockerfile).getFirst()).endsWith("-eclipse-temurin-" + java);

        String version = values("pom.xml", "/project/version").getFirst();
        assertThat(ComposeTest.ours())
                .allSatisfy(it ->
                        assertThat(it.image()).isEqualTo("bourse-" + it.module().orElseThrow() + ":" + version));
    }

    @Test
    void theProgramIsTheOnlyProcessAndNobodyInParticular() {
        assertThat(find("USER ([0-9]+):[0-9]+\\n", image)).hasSize(1).doesNotContain("0");
        assertThat(find("ENTRYPOINT \\[\"java\", .*\"-jar\", \"/bourse/service.jar\"]", image))
                .as("in exec form, so that SIGTERM reaches the program")
                .hasSize(1);
        assertThat(image).contains("WORKDIR /bourse\n", "MaxRAMPercentage", " /usr/local/bin/wget\n");
    }

    private static List<String> find(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult it) -> it.group(it.groupCount() == 0 ? 0 : 1))
                .toList();
    }

    private static List<String> values(String file, String path) {
        try {
            Document pom = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(ROOT.resolve(file).toFile());
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
            return Stream.iterate(0, it -> it < nodes.getLength(), it -> it + 1)
                    .map(it -> nodes.item(it).getTextContent().strip())
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(file, e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
