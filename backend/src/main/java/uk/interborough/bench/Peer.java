package uk.interborough.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** PostGraphile with two workers on the same database, as the same role, with the same identity set. Needs {@code npm ci} before. */
final class Peer implements AutoCloseable {

    private final Process process;
    private final int port;

    /**
     * @param directory with server.mjs and node_modules
     * @param jdbc the application's database
     */
    Peer(Path directory, String jdbc, String user, String password, Recorder.Noted identity) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        URI address = URI.create(jdbc.substring("jdbc:".length()));
        ProcessBuilder builder = new ProcessBuilder(
                        directory.resolve("node_modules/.bin/node").toString(), "server.mjs")
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "NODE_ENV",
                        "production",
                        "GRAPHILE_ENV",
                        "production",
                        "PEER_PORT",
                        String.valueOf(port),
                        "PEER_DATABASE",
                        "postgres://" + user + ":" + password + "@" + address.getHost() + ":" + address.getPort()
                                + address.getPath(),
                        "PEER_VIEWER",
                        JsonMapper.shared().writeValueAsString(settings(identity))));
        process = builder.start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        while (line != null && !line.equals("ready")) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException("PostGraphile did not start: run npm ci in " + directory);
        }
    }

    /** The settings of our own transactions, by name: texts of the statement, and the values in their order. */
    private static Map<String, @Nullable String> settings(Recorder.Noted identity) {
        Map<String, @Nullable String> settings = new TreeMap<>();
        int value = 0;
        for (String part : identity.sql().split("set_config\\('")) {
            int end = part.indexOf("', ");
            if (part.startsWith("app.") && end > 0) {
                boolean bound = part.startsWith("?", end + 3);
                settings.put(
                        part.substring(0, end),
                        bound ? (String) identity.setters().get(value).arguments()[1] : "");
                value += bound ? 1 : 0;
            }
        }
        return settings;
    }

    String address() {
        return "http://127.0.0.1:" + port + "/graphql";
    }

    /** Processor seconds of its processes so far. */
    double seconds() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToDouble(Processors::seconds)
                .sum();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
