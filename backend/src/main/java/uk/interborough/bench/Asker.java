package uk.interborough.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The process that asks one address, so that its work is not counted as the server's. */
final class Asker implements AutoCloseable {

    static final int THREADS = 2;

    private final Process process;
    private final Writer in;
    private final BufferedReader answers;

    /** What came of asking: times in milliseconds, the size of one answer in bytes. */
    record Asked(long requests, double seconds, double median, double p99, long bytes) {}

    Asker(String address) throws IOException {
        String jar =
                Path.of(ManagementFactory.getRuntimeMXBean().getClassPath()).toString();
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Dloader.main=" + Load.class.getName(),
                        "-cp",
                        jar,
                        "org.springframework.boot.loader.launch.PropertiesLauncher",
                        address)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        in = process.outputWriter(StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Asks for some seconds by {@value #THREADS} threads; 0: once. */
    Asked ask(String query, String token, int seconds) {
        return ask(List.of(query), token, seconds, seconds == 0 ? 1 : THREADS);
    }

    /** Asks each once, one after the other. */
    Asked askEach(List<String> queries, String token) {
        return ask(queries, token, 0, 1);
    }

    private Asked ask(List<String> queries, String token, int seconds, int threads) {
        String bodies = queries.stream()
                .map(query -> JsonMapper.shared().writeValueAsString(Map.of("query", query)))
                .collect(Collectors.joining("\n"));
        try {
            in.write("%d %d %s %s%n"
                    .formatted(
                            seconds,
                            threads,
                            Base64.getEncoder().encodeToString(bodies.getBytes(StandardCharsets.UTF_8)),
                            token));
            in.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("the asking process ended");
            }
            String[] words = line.split(" ");
            return new Asked(
                    Long.parseLong(words[0]),
                    Double.parseDouble(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]),
                    Long.parseLong(words[4]));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.destroy();
    }
}
