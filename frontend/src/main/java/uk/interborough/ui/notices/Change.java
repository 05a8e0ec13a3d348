package uk.interborough.ui.notices;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Fault;

/** Sends a change of a notice; its document calls what it changes {@code change}. */
public final class Change {

    /** What became of it. */
    public record Outcome(Notice.@Nullable Id notice, List<Fault> errors) {}

    private record Answer(Outcome change) {}

    private Change() {}

    /** The faults that stood in the way; none if it was done. */
    public static List<Fault> send(Api api, String document, Map<String, ?> variables) {
        return outcome(api, document, variables).errors();
    }

    private record Opened(List<Fault> errors) {}

    private record OpenedAnswer(Opened change) {}

    /** Opens texts for a purpose; the faults that stood in the way. */
    static List<Fault> opening(Api api, Map<String, ?> variables) {
        return api.ask("open-notices", variables, OpenedAnswer.class).change().errors();
    }

    /** What became of it, with the notice it is about. */
    public static Outcome outcome(Api api, String document, Map<String, ?> variables) {
        return api.ask(document, variables, Answer.class).change();
    }
}
