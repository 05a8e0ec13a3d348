package uk.interborough.ui.api;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is signed in, what for. */
public record Viewer(
        String username,
        String name,
        List<String> roles,
        boolean mustChangePassword,
        @Nullable Authority authority,
        List<Partnership> partnerships) {

    /** Said to somebody who works for none. */
    public static final String WITHOUT_PARTNERSHIP = "Your account belongs to no partnership, so it shows no figures:"
            + " sign in with an account of an authority or of a coordinator to see them.";

    /** A partnership in force for the viewer. */
    public record Partnership(String id, String code, String name) {}

    private record Answer(@Nullable Viewer viewer) {}

    /** Who is asking. */
    public static Viewer ask(Api api) {
        return Optional.ofNullable(api.ask("viewer", Map.of(), Answer.class).viewer())
                .orElseThrow(() -> new ApiException("UNAUTHENTICATED", "Sign in again to go on.", null));
    }

    private record Size(String id, Page<?> services) {}

    private record Sizes(List<Size> partnerships) {}

    private record SizesAnswer(@Nullable Sizes viewer) {}

    /** The partnership with this code; empty if the viewer works for none such. */
    public Optional<Partnership> partnership(String code) {
        return partnerships.stream()
                .filter(partnership -> partnership.code().equals(code))
                .findFirst();
    }

    /** The partnership shown before another is chosen: the one with most services. Empty for somebody who works for none. */
    public Optional<Partnership> usualPartnership(Api api) {
        if (partnerships.size() < 2) {
            return partnerships.stream().findFirst();
        }
        Sizes sizes = api.ask("partnership-sizes", Map.of(), SizesAnswer.class).viewer();
        return partnerships.stream().max(Comparator.comparingInt(partnership -> size(sizes, partnership.id())));
    }

    private static int size(@Nullable Sizes sizes, String id) {
        return sizes == null
                ? 0
                : sizes.partnerships().stream()
                        .filter(size -> size.id().equals(id))
                        .mapToInt(size -> size.services().total())
                        .sum();
    }

    /** Whether Schedule 2 of an authority is the viewer's to import. */
    public boolean mayImportSchedule2() {
        return authority != null && (is("COMMISSIONER") || is("CONTRACT_OFFICER") || is("LEAD_OFFICER"));
    }

    /** Whether notices may be read: those circulated to the authority and its own, or those of a partnership that is coordinated. */
    public boolean readsNotices() {
        return coordinates()
                || writesNotices()
                || authority != null
                        && Stream.of("SUB_GROUP_MEMBER", "DATA_PROTECTION_OFFICER", "NOTICE_READER")
                                .anyMatch(this::is);
    }

    /** Whether notices may be raised for the authority, and those circulated to it answered. */
    public boolean writesNotices() {
        return authority != null
                && Stream.of(
                                "COMMISSIONER",
                                "CONTRACT_OFFICER",
                                "HEAD_OF_SERVICE",
                                "ASSISTANT_DIRECTOR",
                                "LEAD_OFFICER")
                        .anyMatch(this::is);
    }

    /** Whether the contacts of the authority, or of a partnership that is coordinated, may be changed. */
    public boolean keepsContacts() {
        return coordinates()
                || authority != null
                        && Stream.of("COMMISSIONER", "CONTRACT_OFFICER", "HEAD_OF_SERVICE", "LEAD_OFFICER")
                                .anyMatch(this::is);
    }

    /** Whether referrals to joint units and their invoices may be written for the authority. */
    public boolean writesJoint() {
        return authority != null
                && Stream.of("COMMISSIONER", "CONTRACT_OFFICER", "LEAD_OFFICER", "HEAD_OF_SERVICE")
                        .anyMatch(this::is);
    }

    /** Whether a partnership is coordinated. */
    public boolean coordinates() {
        return is("COORDINATOR");
    }

    /** Whether something is of the viewer's own authority. */
    public boolean isOf(@Nullable String authorityId) {
        return authority != null && authority.id().equals(authorityId);
    }

    /** Whether this role was given. */
    public boolean is(String role) {
        return roles.contains(role);
    }
}
