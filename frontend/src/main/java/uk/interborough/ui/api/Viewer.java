package uk.interborough.ui.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is signed in, what for. */
public record Viewer(
        String username,
        String name,
        List<String> roles,
        boolean mustChangePassword,
        @Nullable Authority authority,
        List<Partnership> partnerships) {

    /** A partnership in force for the viewer. */
    public record Partnership(String id, String name) {}

    private record Answer(@Nullable Viewer viewer) {}

    /** Who is asking. */
    public static Viewer ask(Api api) {
        return Optional.ofNullable(api.ask("viewer", Map.of(), Answer.class).viewer())
                .orElseThrow(() -> new ApiException("UNAUTHENTICATED", "Sign in again to go on.", null));
    }

    /** The partnership whose figures are shown; empty for somebody who works for none. */
    public Optional<Partnership> partnership() {
        return partnerships.stream().findFirst();
    }

    /** Whether this role was given. */
    public boolean is(String role) {
        return roles.contains(role);
    }
}
