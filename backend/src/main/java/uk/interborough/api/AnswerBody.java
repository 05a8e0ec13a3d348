package uk.interborough.api;

import graphql.ExecutionResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import uk.interborough.query.Answer;

/** Writes a result: what the engine answered goes out as the bytes it is. */
final class AnswerBody {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(new Raw()))
            .build();

    private final ExecutionResult result;

    AnswerBody(ExecutionResult result) {
        this.result = result;
    }

    void writeTo(OutputStream out) throws IOException {
        boolean comma = false;
        out.write('{');
        if (!result.getErrors().isEmpty()) {
            out.write(text("\"errors\":"));
            out.write(JSON.writeValueAsBytes(
                    result.getErrors().stream().map(Errors::shaped).toList()));
            comma = true;
        }
        if (result.isDataPresent()) {
            out.write(text(comma ? ",\"data\":" : "\"data\":"));
            data(result.getData(), out);
            comma = true;
        }
        Map<Object, Object> extensions = result.getExtensions();
        if (extensions != null && !extensions.isEmpty()) {
            out.write(text(",\"extensions\":"));
            out.write(JSON.writeValueAsBytes(extensions));
        }
        out.write('}');
    }

    private static void data(@Nullable Map<String, Object> data, OutputStream out) throws IOException {
        if (data == null) {
            out.write(text("null"));
            return;
        }
        out.write('{');
        boolean comma = false;
        for (Map.Entry<String, Object> field : data.entrySet()) {
            out.write(text((comma ? ",\"" : "\"") + field.getKey() + "\":"));
            comma = true;
            out.write(
                    field.getValue() instanceof Answer answer
                            ? answer.json()
                            : JSON.writeValueAsBytes(field.getValue()));
        }
        out.write('}');
    }

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** An answer inside another object, e.g. what a mutation made. */
    private static final class Raw extends StdSerializer<Answer> {

        Raw() {
            super(Answer.class);
        }

        @Override
        public void serialize(Answer answer, JsonGenerator generator, SerializationContext context) {
            generator.writeRawValue(answer.text());
        }
    }
}
