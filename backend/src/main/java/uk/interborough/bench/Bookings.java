package uk.interborough.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Referrals that wait under a quota of the first scheme. Each can be booked once; afterwards they are put back. */
final class Bookings {
    private static final String TO_BE_BOOKED = "agency = 'To be booked'";
    private static final int A_NIGHT = 3;
    private static final int FULL_IN = 500;

    private final JdbcClient owner;
    private final List<String> referrals;
    private final LocalDate today;

    Bookings(JdbcClient owner) {
        this.owner = owner;
        this.referrals = owner.sql("select id from referral where " + TO_BE_BOOKED + " order by id")
                .query(String.class)
                .list();
        this.today = owner.sql("select app.today()").query(LocalDate.class).single();
    }

    String scheme() {
        return owner.sql("select 'joint-scheme-' || app.named_id('large scheme', '1')")
                .query(String.class)
                .single();
    }

    /** The latest financial year that has ended. */
    int year() {
        return owner.sql("select app.financial_year(app.today()) - 1")
                .query(Integer.class)
                .single();
    }

    /** One night each, three of them on the same; half of them to warm up. */
    List<String> mutations(boolean isWarmUp) {
        int half = referrals.size() / 2;
        return IntStream.range(isWarmUp ? 0 : half, isWarmUp ? half : referrals.size())
                .mapToObj(i -> mutation(i, 10 + i % A_NIGHT, today.plusDays(1L + i / A_NIGHT), 1))
                .toList();
    }

    /** On nights on which the quota is full: that has to be found out, and nothing is saved. */
    String refused() {
        return mutation(0, 20, today.plusDays(FULL_IN), 3);
    }

    private String mutation(int referral, int unit, LocalDate from, int nights) {
        return "mutation { acceptReferral(id: \"referral-%s\", version: 1, unit: %d, startsOn: \"%s\", expectedEndOn: \"%s\") { referral { state } faults: errors { message } } }"
                .formatted(referrals.get(referral), unit, from, from.plusDays(nights));
    }

    long booked() {
        return owner.sql("select count(*) from referral where state = 'ACCEPTED' and " + TO_BE_BOOKED)
                .query(Long.class)
                .single();
    }

    void putBack() {
        owner.sql(
                        "update referral set state = 'MADE', decided_on = null, unit_number = null, starts_on = null, expected_end_on = null,"
                                + " quota_id = null, version = 1 where state = 'ACCEPTED' and " + TO_BE_BOOKED)
                .update();
    }
}
