package uk.interborough.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process of its own that asks, so that its work is not counted as the server's. Reads lines {@code seconds threads
 * base64-bodies token}, writes lines {@code requests seconds median-ms p99-ms bytes}.
 */
public final class Load {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    private Load(String address) {
        this.address = URI.create(address);
    }

    /** Argument: address of GraphQL. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Load load = new Load(arguments[0]);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                List<String> bodies = new String(Base64.getDecoder().decode(words[2]), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                String said = load.ask(Integer.parseInt(words[0]), Integer.parseInt(words[1]), bodies, words[3]);
                System.out.println(said);
            }
        }
    }

    /** One body for so many seconds, at least once; of several each once. */
    private String ask(int seconds, int threads, List<String> bodies, String token)
            throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        List<Future<Integer>> sizes = new ArrayList<>();
        try (ExecutorService askers = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                sizes.add(askers.submit(() -> {
                    int size = 0;
                    int asked = 0;
                    do {
                        byte[] body = bodies.get(asked % bodies.size()).getBytes(StandardCharsets.UTF_8);
                        long start = System.nanoTime();
                        size = once(body, token);
                        times.add(System.nanoTime() - start);
                        asked++;
                    } while (asked < bodies.size() || System.nanoTime() < end);
                    return size;
                }));
            }
        }
        int size = sizes.getFirst().get();
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        double took = (System.nanoTime() - begin) / 1e9;
        return "%d %.3f %.3f %.3f %d"
                .formatted(
                        sorted.size(),
                        took,
                        sorted.get(sorted.size() / 2) / 1e6,
                        sorted.get((int) (sorted.size() * 0.99)) / 1e6,
                        size);
    }

    private int once(byte[] body, String token) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        String start = new String(answer.body(), 0, Math.min(200, answer.body().length), StandardCharsets.UTF_8);
        if (answer.statusCode() != 200 || start.contains("\"errors\"")) {
            throw new IOException("asked " + new String(body, StandardCharsets.UTF_8) + ", answered " + start);
        }
        return answer.body().length;
    }
}
