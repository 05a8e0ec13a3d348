package uk.interborough.api;

import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.security.CurrentRights;

/** Server-sent events, by the protocol of graphql-sse with a connection for each operation: {@code next}, {@code complete}. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EventStreamForm implements AnswerForm {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Streams streams;
    private final CurrentRights rights;

    EventStreamForm(Streams streams, CurrentRights rights) {
        this.streams = streams;
        this.rights = rights;
    }

    @Override
    public List<MediaType> types() {
        return List.of(MediaType.TEXT_EVENT_STREAM);
    }

    @Override
    public void answer(Operation operation, MediaType type, HttpServletRequest request, HttpServletResponse response)
            throws Refused, IOException {
        Events events = new Events(response);
        streams.answer(operation, !request.getMethod().equals("POST"), events, rights.standing(request), stream -> {});
    }

    /** Writes events; the headers go with the first of them. */
    private record Events(HttpServletResponse response) implements Stream.Outlet {

        @Override
        public void next(ExecutionResult result) throws IOException {
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            new AnswerBody(result).writeTo(json);
            event("next", json.toString(StandardCharsets.UTF_8));
        }

        @Override
        public void end(List<Map<String, Object>> errors) throws IOException {
            if (!errors.isEmpty()) {
                event("next", JSON.writeValueAsString(Map.of("errors", errors)));
            }
            event("complete", "");
        }

        @Override
        public void alive() throws IOException {
            write(":\n\n");
        }

        private void event(String name, String data) throws IOException {
            write("event: " + name + "\ndata: " + data.replaceAll("\r\n|\r|\n", "\ndata: ") + "\n\n");
        }

        private void write(String text) throws IOException {
            if (!response.isCommitted()) {
                response.setContentType(MediaType.TEXT_EVENT_STREAM + ";charset=UTF-8");
                response.setHeader("Cache-Control", "no-store");
                response.setHeader("X-Accel-Buffering", "no"); // nginx would keep events until there are many
            }
            OutputStream out = response.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
