package uk.interborough.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Viewer;

/**
 * The audits of the npm package graphql-http, each a test, on the running server. Needs npm, of any version, and once its
 * registry: for the package and the Node.js that runs it, which stay under {@code target}. Where there is no npm, CI fails and everybody else
 * skips.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class HttpAuditTest {
    private static final Path SOURCE = Path.of("src/test/node/audit");
    private static final Path PLACE = Path.of("target/audit");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "audit.mjs");

    @TestFactory
    Stream<DynamicTest> everyAuditOfGraphQlOverHttp() throws IOException, InterruptedException {
        install();
        String said =
                output(PLACE.resolve("node_modules/.bin/node").toAbsolutePath().toString(), "audit.mjs");
        List<JsonNode> results = said.lines().map(JsonMapper.shared()::readTree).toList();
        Files.writeString(PLACE.resolve("results.txt"), said);
        assertThat(results)
                .filteredOn(result -> result.get("name").asString().matches("(MUST|SHOULD) .*"))
                .hasSize(36);
        return results.stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.get("id").asString() + " " + result.get("name").asString(),
                        () -> assertThat(result.get("status").asString())
                                .as(result.get("reason").asString())
                                .isEqualTo("ok")));
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(PLACE);
        boolean same = true;
        for (String file : FILES) {
            Path copy = PLACE.resolve(file);
            same &= Files.exists(copy) && Files.mismatch(SOURCE.resolve(file), copy) < 0;
            Files.copy(SOURCE.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!same || !Files.exists(PLACE.resolve("node_modules/.bin/node"))) {
            output("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error");
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(PLACE.toFile());
        builder.environment()
                .putAll(Map.of(
                        "AUDIT_URL",
                        Viewer.nobody().request("/graphql").build().uri().toString(),
                        "AUDIT_TOKEN",
                        "demo-commissioner.ealing"));
        Path errors = PLACE.resolve("errors.txt");
        Process process;
        try {
            process = builder.redirectError(errors.toFile()).start();
        } catch (IOException absent) {
            String missing = "There is no " + command[0] + ": install it, of any version";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            return Assumptions.abort(missing);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors) + said).isZero();
        return said;
    }
}
