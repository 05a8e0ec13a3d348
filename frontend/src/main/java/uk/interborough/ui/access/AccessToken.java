package uk.interborough.ui.access;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Tag;

/** A personal access token, without its secret. */
public record AccessToken(
        String id,
        String name,
        Scope scope,
        OffsetDateTime createdAt,
        OffsetDateTime expiresAt,
        @Nullable OffsetDateTime lastUsedAt,
        @Nullable OffsetDateTime revokedAt) {

    /** What a token may do. */
    public enum Scope {
        READ("Read only", "Read what you may read."),
        READ_AND_WRITE("Read and change", "Also change what you may change.");

        final String label;
        final String hint;

        Scope(String label, String hint) {
            this.label = label;
            this.hint = hint;
        }
    }

    record Faults(List<Fault> errors) {}

    private record Answer(Page<AccessToken> accessTokens) {}

    private record Revoked(Faults revokeAccessToken) {}

    static Page<AccessToken> of(Api api, String username) {
        return api.ask("access-tokens", Map.of("username", username), Answer.class)
                .accessTokens();
    }

    List<Fault> revoke(Api api) {
        return api.ask("revoke-access-token", Map.of("id", id), Revoked.class)
                .revokeAccessToken()
                .errors();
    }

    boolean isInUse(OffsetDateTime now) {
        return revokedAt == null && expiresAt.isAfter(now);
    }

    Tag tag(OffsetDateTime now) {
        if (revokedAt != null) {
            return new Tag(Tag.Kind.PLAIN, "Revoked");
        }
        return expiresAt.isAfter(now) ? new Tag(Tag.Kind.GOOD, "In use") : new Tag(Tag.Kind.PLAIN, "Expired");
    }
}
