package uk.interborough.circulation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are sent. The server itself is {@code spring.mail.host} and its neighbours.
 *
 * @param from whose address they come from
 * @param firstPause between the first attempt and the second; each further one is twice as long
 * @param longestPause no pause is longer
 * @param attempts after so many it is given up: by default after 44 hours
 */
@ConfigurationProperties("interborough.mail")
record MailSettings(
        @Nullable String from,
        @DefaultValue("1m") Duration firstPause,
        @DefaultValue("4h") Duration longestPause,
        @DefaultValue("19") int attempts) {

    /** The pause after an attempt, counted from 1. */
    Duration pauseAfter(int attempt) {
        Duration pause = firstPause;
        for (int i = 1; i < attempt && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
