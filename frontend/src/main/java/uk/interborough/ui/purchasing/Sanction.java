package uk.interborough.ui.purchasing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.notices.NoticeDue;
import uk.interborough.ui.parts.Tag;

/** A step that the viewer's authority took under its contract with a provider. */
record Sanction(
        String id,
        int version,
        Kind kind,
        String reason,
        LocalDate imposedOn,
        @Nullable LocalDate reviewOn,
        @Nullable LocalDate endedOn,
        @Nullable String endedBecause,
        @Nullable Named service,
        @Nullable Named recordedBy) {

    /** What it is. */
    enum Kind {
        NOTICE_TO_IMPROVE("Notice to improve", "In writing, by a day."),
        SUSPENSION("Suspension", "No new placements. The draft of a notice is begun at once."),
        TERMINATION_NOTICE("Notice that the contract ends", "The draft of a notice is begun at once.");

        final String label;
        final String hint;

        Kind(String label, String hint) {
            this.label = label;
            this.hint = hint;
        }
    }

    private record Answer(@Nullable Page<Sanction> sanctions) {}

    /** Sanctions against a provider, and the facts of which notice is still to be given. */
    record Book(List<Sanction> sanctions, List<NoticeDue> dues) {

        /** Whether the other authorities are still to be told of it. */
        java.util.Optional<NoticeDue> due(Sanction sanction) {
            return dues.stream()
                    .filter(due -> sanction.id().endsWith(due.factId()))
                    .findFirst();
        }
    }

    static Book ask(Api api, String provider) {
        Page<Sanction> page =
                api.ask("sanctions", Map.of("provider", provider), Answer.class).sanctions();
        List<Sanction> sanctions = page == null ? List.of() : page.nodes();
        return new Book(
                sanctions,
                sanctions.isEmpty() ? List.of() : NoticeDue.of(api, provider).nodes());
    }

    boolean holds() {
        return endedOn == null;
    }

    Tag tag() {
        return holds() ? new Tag(Tag.Kind.WARNING, "In force") : new Tag(Tag.Kind.PLAIN, "Ended");
    }

    /** What it is about: all the authority buys, or one service. */
    String about() {
        return service == null ? "All we buy from the provider" : service.name();
    }
}
