package uk.interborough.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Enumeration;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.changes.DataVersion;
import uk.interborough.security.Identity;

/**
 * Strong entity tags of answers: the question, who asks with which rights, the day, and the version of the data. They are
 * taken before anything is read, and tell nothing of what they stand for.
 */
@Component
class EntityTags {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataVersion version;
    private final Clock clock;

    EntityTags(DataVersion version, Clock clock) {
        this.version = version;
        this.clock = clock;
    }

    /** The tag that an answer read from now on has, as the header ETag has it. Empty while nobody knows what changes. */
    Optional<String> tag(Operation operation, MediaType type) {
        boolean visits = DataVersion.VISITS.values().stream().anyMatch(operation.query()::contains);
        Optional<Identity> viewer = Identity.current();
        return version.current(visits)
                .filter(now -> viewer.isPresent())
                .map(now -> hash(
                        operation.query(),
                        String.valueOf(operation.operationName()),
                        JSON.writeValueAsString(operation.variables()),
                        JSON.writeValueAsString(operation.extensions()),
                        rights(viewer.orElseThrow()),
                        LocalDate.now(clock).toString(),
                        type.toString(),
                        now));
    }

    /** Whether the header If-None-Match names it. */
    static boolean names(HttpServletRequest request, String tag) {
        Enumeration<String> headers = request.getHeaders("If-None-Match");
        while (headers.hasMoreElements()) {
            for (String each : headers.nextElement().split(",")) {
                if (each.trim().replaceFirst("^W/", "").equals(tag)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String rights(Identity viewer) {
        return String.join(
                " ",
                viewer.accountId().toString(),
                viewer.username(),
                viewer.displayName(),
                String.valueOf(viewer.authorityId()),
                new TreeSet<>(viewer.partnershipIds()).toString(),
                new TreeSet<>(viewer.roles()).toString(),
                String.valueOf(viewer.mustChangePassword()),
                String.valueOf(viewer.mayWrite()));
    }

    private static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
