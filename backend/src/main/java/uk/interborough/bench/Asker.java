package uk.interborough.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
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
        byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("query", query));
        try {
            in.write("%d %d %s %s%n"
                    .formatted(
                            seconds,
                            seconds == 0 ? 1 : THREADS,
                            Base64.getEncoder().encodeToString(body),
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
