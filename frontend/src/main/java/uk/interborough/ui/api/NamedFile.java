package uk.interborough.ui.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file as the contract gives it. */
public record NamedFile(String name, String mediaType, byte[] content) {

    private record Answer(@Nullable NamedFile file) {}

    /** The answer to a document that calls the file {@code file}. Null: not there, or not for whoever asks. */
    public static @Nullable NamedFile ask(Api api, String document, Map<String, ?> variables) {
        return api.ask(document, variables, Answer.class).file();
    }
}
