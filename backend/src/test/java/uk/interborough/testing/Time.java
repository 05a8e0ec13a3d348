package uk.interborough.testing;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/** Stands still on one day; caches grow older only when told to. */
public final class Time implements Ticker {
    /** The day on which every test happens. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final AtomicLong nanos = new AtomicLong();

    static Clock clock() {
        return Clock.fixed(Instant.parse(TODAY + "T12:00:00Z"), ZoneId.of("Europe/London"));
    }

    /** Lets caches grow older. */
    public void passes(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long read() {
        return nanos.get();
    }
}
