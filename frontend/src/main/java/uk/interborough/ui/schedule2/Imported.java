package uk.interborough.ui.schedule2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.RowFault;

/**
 * What became of a Schedule 2 file, or would become of it.
 *
 * @param preview nothing was saved
 * @param fingerprint of a preview, so that only what it shows is saved; null with faults in the file
 */
record Imported(
        boolean preview,
        List<Change> changes,
        @Nullable String fingerprint,
        List<Service> services,
        List<String> notes,
        List<RowFault> errors) {

    /** What a row does. */
    enum Kind {
        ADD,
        CHANGE,
        VARY,
        NOTHING
    }

    record Change(int row, Kind kind, String splsId, String serviceName, List<Difference> what) {

        /** What the file says under this heading; empty where it says nothing new. */
        String after(String heading) {
            return what.stream()
                    .filter(difference -> difference.field().equals(heading) && difference.after() != null)
                    .map(Difference::newValue)
                    .findFirst()
                    .orElse("");
        }
    }

    record Service(String id, String name, String splsId) {}

    private record Answer(Imported importSchedule2) {}

    /** A file somebody sent, and whose Schedule 2 it is. */
    record Sent(String fileName, byte[] content, @Nullable String partnership) {

        /** What saving it would change. Saves nothing. */
        Imported preview(Api api) {
            return ask(api, Map.of("preview", true));
        }

        /** Saves it, if it still does what was shown. */
        Imported save(Api api, String fingerprint) {
            return ask(api, Map.of("preview", false, "asPreviewed", fingerprint));
        }

        private Imported ask(Api api, Map<String, ?> how) {
            Map<String, Object> variables = new HashMap<>(how);
            variables.put("file", content);
            variables.put("fileName", fileName);
            if (partnership != null) {
                variables.put("partnership", partnership);
            }
            return api.ask("import-schedule-2", variables, Answer.class).importSchedule2();
        }
    }

    List<Change> of(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    boolean changesNothing() {
        return changes.stream().allMatch(change -> change.kind() == Kind.NOTHING);
    }

    /** Whether some row changes what this holds for. */
    boolean changes(Predicate<Difference> what) {
        return changes.stream()
                .filter(change -> change.kind() != Kind.ADD)
                .anyMatch(change -> change.what().stream().anyMatch(what));
    }

    boolean failedFor(String code) {
        return errors.stream().anyMatch(fault -> fault.code().equals(code));
    }
}
