package uk.interborough.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events as a client reads them. */
public final class EventStream implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private EventStream(HttpRequest request) throws IOException, InterruptedException {
        response = http.send(request, BodyHandlers.ofInputStream());
        if (status() == 200) {
            Thread.ofVirtual().start(this::read);
        }
    }

    /** Waits until the stream is open, or refused. */
    public static EventStream open(HttpRequest.Builder request) {
        try {
            return new EventStream(request.header("Accept", "text/event-stream").build());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A name and its data; a comment has the name {@code :}, the end of the stream {@code end}. */
    public record Event(String name, String data) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public HttpHeaders headers() {
        return response.headers();
    }

    /** The body of a refusal. */
    public JsonNode refusal() {
        return JsonMapper.shared().readTree(response.body());
    }

    /** The next event that is not a comment. */
    public Event next() {
        return await(false);
    }

    /** The next event or comment. */
    public Event any() {
        return await(true);
    }

    private Event await(boolean comments) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        try {
            while (true) {
                Event event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    throw new AssertionError("no event came in 20 seconds");
                }
                if (comments || !event.name().equals(":")) {
                    return event;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Whether anything but comments has come and was not looked at. */
    public boolean isQuiet() {
        return events.stream().allMatch(event -> event.name().equals(":"));
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    events.add(new Event(":", line));
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6)).append('\n');
                } else if (line.isEmpty() && !name.isEmpty()) {
                    events.add(new Event(name, data.toString().strip()));
                    name = "";
                    data.setLength(0);
                }
            }
        } catch (IOException gone) {
            // closed by either side
        } finally {
            events.add(new Event("end", ""));
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException gone) {
            // closed already
        }
        http.shutdownNow();
    }
}
