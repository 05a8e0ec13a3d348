package uk.interborough.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Whether the application hears what the database announces: a moment after it started, or its connection was lost. */
public final class Announcing {
    private Announcing() {}

    /** Waits for it. Answers carry a tag as long as announcements are heard. */
    public static void isHeardBy(Viewer viewer) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> viewer.sends(viewer.request("/graphql?query=%7B__typename%7D")
                                .GET())
                        .headers()
                        .firstValue("ETag")
                        .isPresent());
    }
}
