package uk.interborough.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Viewer;

/** What others may use free of charge: both limits hold, whoever books and when. */
class QuotaTest extends SchemesWork {
    private static final Viewer HILLINGDON = Viewer.as("commissioner.hillingdon");

    @Test
    void everythingWrongWithAQuotaIsToldAtOnce() {
        assertThat(codes(quota("NEIGHBOURS", 0, "0.25", "2025-03-31")))
                .containsExactly(
                        "units OUT_OF_RANGE JPA 7.2",
                        "unitWeeks BAD_USER_INPUT JPA 7.2",
                        "fromDay OUT_OF_RANGE JPA 7.2",
                        "neighbours INCOMPLETE JPA 7.2");
        JsonNode refused = quota("NEIGHBOURS", 21, "1098.1", "2026-04-01", "brent", "harrow", "camden", "camden");
        assertThat(codes(refused))
                .containsExactlyInAnyOrder(
                        "units IMPOSSIBLE JPA 7.2",
                        "unitWeeks IMPOSSIBLE JPA 7.2",
                        "neighbours DUPLICATE -",
                        "neighbours IMPOSSIBLE JPA 6.1",
                        "neighbours IMPOSSIBLE JPA 7.2");
        assertThat(messages(refused))
                .contains(
                        "The scheme has 20 units on 1 April 2026: others cannot use more",
                        "Brent takes part in the scheme: it refers under its own units",
                        "Harrow belongs to the partnership: the quota of the scope WEST_LONDON is for it");
        assertThat(codes(quota("WEST_LONDON", 1, "-1", "2026-04-01", "camden")))
                .containsExactly("unitWeeks OUT_OF_RANGE JPA 7.2", "neighbours BAD_USER_INPUT JPA 7.2");
        assertThat(codes(does(
                        BRENT,
                        "setQuota(scheme:\"" + scheme + "\",scope:WEST_LONDON,units:1,fromDay:\"2026-04-01\")",
                        "quota{id}")))
                .containsExactly("scheme FORBIDDEN JPA 5.1");
        assertThat(codes(does(
                        WIGAN,
                        "setQuota(scheme:\"" + scheme + "\",scope:WEST_LONDON,units:1,fromDay:\"2026-04-01\")",
                        "quota{id}")))
                .containsExactly("scheme NOT_FOUND -");
    }

    @Test
    void aNewQuotaEndsTheOneBeforeAndWhatWasBookedCountsOn() {
        quota("WEST_LONDON", 2, "null", "2025-04-01");
        assertThat(codes(books(1, "2026-12-20", "2027-01-20"))).isEmpty();
        assertThat(codes(quota("WEST_LONDON", 1, "null", "2025-04-01")))
                .containsExactly("fromDay OUT_OF_RANGE JPA 7.2");
        assertThat(codes(quota("WEST_LONDON", 1, "null", "2027-01-01"))).isEmpty();
        assertThat(EALING.asks("{jointScheme(id:\"" + scheme
                                + "\"){quotas(orderBy:{fromDay:ASC}){nodes{units toDay version}}}}")
                        .values())
                .containsExactly("2", "2026-12-31", "2", "1", "null", "1");
        assertThat(messages(books(2, "2027-01-10", "2027-01-30")))
                .containsExactly("The quota is 1 unit at one time, and 1 in use on 10 January 2027: 0 left that night");
        assertThat(codes(books(2, "2027-01-20", "2027-01-30"))).isEmpty();
    }

    @Test
    void whatIsLeftIsSaid() {
        quota("WEST_LONDON", 1, "4.0", "2025-04-01");
        books(1, "2026-12-10", "2026-12-20");
        JsonNode refused = books(2, "2026-12-01", "2026-12-25");
        assertThat(codes(refused)).containsExactly("startsOn QUOTA_FULL JPA 7.2", "expectedEndOn QUOTA_FULL JPA 7.2");
        assertThat(messages(refused))
                .containsExactly(
                        "The quota is 1 unit at one time, and 1 in use on 10 December 2026: 0 left that night",
                        "The stay takes 3.4 unit-weeks (24 nights) of 2026–27, and of the quota's 4.0 unit-weeks (28 nights) are left 2.6 unit-weeks (18 nights)");
        assertThat(codes(books(2, "2026-12-20", "2027-01-07"))).isEmpty();
        assertThat(codes(books(2, "2027-02-01", "2027-02-02"))).containsExactly("expectedEndOn QUOTA_FULL JPA 7.2");
    }

    @Test
    void theYearEndsOnThe31stOfMarch() {
        quota("WEST_LONDON", 5, "2.0", "2025-04-01");
        assertThat(codes(books(1, "2027-03-25", "2027-04-10"))).isEmpty();
        assertThat(messages(books(2, "2027-03-20", "2027-03-30")))
                .containsExactly(
                        "The stay takes 1.4 unit-weeks (10 nights) of 2026–27, and of the quota's 2.0 unit-weeks (14 nights) are left 1.0 unit-weeks (7 nights)");
        assertThat(messages(books(2, "2027-03-28", "2027-04-08")))
                .containsExactly(
                        "The stay takes 1.0 unit-weeks (7 nights) of 2027–28, and of the quota's 2.0 unit-weeks (14 nights) are left 0.7 unit-weeks (5 nights)");
        assertThat(codes(books(2, "2027-03-25", "2027-04-06"))).isEmpty();
        assertThat(year(2026)).containsExactly("AT_LIMIT", "14", "0", "14", "0", "14", "null");
    }

    @Test
    void itsStateAndProjectionAreSeen() {
        quota("WEST_LONDON", 4, "2.0", "2025-04-01");
        assertThat(year(2026)).containsExactly("WITHIN", "14", "0", "0", "14", "0", "null");
        books(1, "2026-10-05", "2026-10-12");
        // 7 nights in 235 days, 130 to come
        assertThat(year(2026)).containsExactly("WITHIN", "14", "7", "0", "7", "11", "null");
        books(1, "2026-10-12", "2026-10-17");
        assertThat(year(2026)).containsExactly("NEARING", "14", "12", "0", "2", "19", "2026-12-29");
        assertThat(year(HILLINGDON, 2026))
                .as("what is left is left for all, also for who sees none of the stays")
                .containsExactlyElementsOf(year(2026));
        assertThat(HILLINGDON
                        .asks("{referrals(where:{scheme:{id:{eq:\"" + scheme + "\"}}}){totalCount{value}}}")
                        .values())
                .containsExactly("0");
        assertThat(year(WIGAN, 2026)).isEmpty();
        String forecasts = "{useForecasts(where:{scheme:{id:{eq:\"" + scheme
                + "\"}},quota:{scope:{eq:WEST_LONDON}}}){nodes{usedNights}}}";
        assertThat(EALING.asks(forecasts).values()).containsExactly("12");
        assertThat(HILLINGDON.asks(forecasts).values())
                .as("no forecast of stays it does not see")
                .isEmpty();
        String late = books(1, "2026-10-17", "2026-10-19").at("/referral/id").asString();
        assertThat(year(2026).getFirst()).isEqualTo("AT_LIMIT");
        referral(EALING, "startStay(id:\"" + late + "\",version:2,startedOn:\"2026-10-17\")");
        assertThat(year(2026).getFirst()).isEqualTo("EXCEEDED");
        String overruns = "{quotaOverruns(where:{scheme:{id:{eq:\"" + scheme
                + "\"}}}){nodes{referral{id} source{slug} isGoingOn firstNight lastNight nightsOver}}}";
        assertThat(EALING.asks(overruns).values())
                .containsExactly(late, "harrow", "true", "2026-10-19", "2026-11-22", "35");
        assertThat(codes(referral(EALING, "endStay(id:\"" + late + "\",version:3,endedOn:\"2026-10-25\")")))
                .isEmpty();
        assertThat(EALING.asks(overruns).values())
                .containsExactly(late, "harrow", "false", "2026-10-19", "2026-10-24", "6");
        assertThat(BRENT.asks(overruns).values()).isEmpty();
        assertThat(HARROW.asks(overruns).values()).isEmpty();
        assertThat(year(2026).subList(0, 5)).containsExactly("EXCEEDED", "14", "20", "0", "0");
    }

    @Test
    void aStayIsProlongedWithinTheQuota() {
        quota("WEST_LONDON", 1, "2.0", "2025-04-01");
        String id = books(1, "2026-12-01", "2026-12-08").at("/referral/id").asString();
        assertThat(codes(referral(EALING, "extendStay(id:\"" + id + "\",version:2,expectedEndOn:\"2026-12-16\")")))
                .containsExactly("expectedEndOn QUOTA_FULL JPA 7.2");
        assertThat(codes(referral(EALING, "extendStay(id:\"" + id + "\",version:2,expectedEndOn:\"2026-12-15\")")))
                .isEmpty();
    }

    @Test
    void beyondTheQuotaAStayIsCharged() {
        assertThat(messages(books(1, "2026-12-01", "2026-12-08")))
                .containsExactly(
                        "The scheme has no quota for other members of the partnership on 1 December 2026: Harrow comes under a charge agreed by letter");
        quota("WEST_LONDON", 1, "2.0", "2025-04-01");
        quota("NEIGHBOURS", 1, "null", "2025-04-01", "westminster");
        String camden = made(EALING, "camden", "2026-11-20");
        JsonNode unlisted = accepts(camden, 5, "2026-12-01", "2027-12-08");
        assertThat(codes(unlisted)).containsExactly("charge INCOMPLETE JPA 11.1");
        assertThat(messages(unlisted))
                .containsExactly(
                        "Camden is not a neighbour named in a quota of the scheme on 1 December 2026: it comes under a charge agreed by letter");
        String camdens = charge("camden").at("/externalCharge/id").asString();
        String harrows = charge("harrow").at("/externalCharge/id").asString();
        JsonNode wrong = accepts(camden, 5, "2026-12-01", "2027-12-08", harrows);
        assertThat(messages(wrong))
                .containsExactly("This charge was agreed with Harrow, and the referral comes from Camden");
        assertThat(codes(wrong)).containsExactly("charge IMPOSSIBLE JPA 11.2");
        JsonNode charged = accepts(camden, 5, "2026-12-01", "2027-12-08", camdens);
        assertThat(codes(charged)).isEmpty();
        assertThat(charged.at("/referral/quota").isNull()).isTrue();

        String free = made(HARROW, "", "2026-11-20");
        assertThat(codes(accepts(free, 1, "2026-12-01", "2026-12-08", harrows)))
                .containsExactly("charge IMPOSSIBLE JPA 7.3");
        assertThat(codes(accepts(free, 1, "2026-12-01", "2026-12-08"))).isEmpty();
        String beyond = made(HARROW, "", "2026-11-20");
        assertThat(codes(accepts(beyond, 2, "2026-12-01", "2026-12-08")))
                .containsExactly("startsOn QUOTA_FULL JPA 7.2");
        assertThat(codes(accepts(beyond, 2, "2026-12-01", "2026-12-08", harrows)))
                .isEmpty();
        assertThat(codes(accepts(made(BRENT, "", "2026-11-20"), 3, "2026-12-01", "2026-12-08", harrows)))
                .containsExactly("charge IMPOSSIBLE JPA 10.2");
        assertThat(year(2026).subList(2, 5)).containsExactly("0", "7", "7");
    }

    /** All are stopped at the same point, behind a lock of ours, and let go at once. */
    @Test
    void fiftyAtOnceForTheLastPlaceAdmitOne() throws SQLException {
        scheme(20, 20, 20);
        quota("WEST_LONDON", 3, "null", "2025-04-01");
        books(1, "2026-12-01", "2026-12-20");
        books(2, "2026-12-10", "2026-12-30");
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            waiting.add(made(HARROW, "", "2026-10-01"));
        }
        List<CompletableFuture<List<String>>> answers = new ArrayList<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor();
                Connection barrier = database.owner().getConnection()) {
            barrier.setAutoCommit(false);
            PlainSql.values(barrier, "select set_config('lock_timeout', '10s', true)");
            try (Statement lock = barrier.createStatement()) {
                lock.execute("lock table referral in share mode");
            }
            for (int i = 0; i < 50; i++) {
                String referral = waiting.get(i);
                int unit = 3 + i;
                answers.add(CompletableFuture.supplyAsync(() -> booked(referral, unit), all));
            }
            for (int i = 0; i < 30 && held() < 8; i++) {
                owner.value("select pg_sleep(0.05)");
            }
            barrier.rollback();
        }
        List<List<String>> codes = answers.stream().map(CompletableFuture::join).toList();
        assertThat(codes.stream().filter(List::isEmpty)).hasSize(1);
        assertThat(codes.stream().flatMap(List::stream)).containsOnly("startsOn QUOTA_FULL JPA 7.2");
        assertThat(owner.value("select count(*) from referral where nights @> date '2026-12-15' and scheme_id = '"
                        + uuid(scheme) + "'"))
                .isEqualTo("3");
    }

    private int held() {
        return Integer.parseInt(owner.value("select count(*) from pg_locks where not granted"));
    }

    /** Who waited too long asks again. */
    private List<String> booked(String referral, int unit) {
        List<String> codes = codes(accepts(referral, unit, "2026-12-15", "2026-12-18"));
        return codes.contains("id BUSY -") ? booked(referral, unit) : codes;
    }

    @Test
    void randomBookingsPassNeitherLimitAndNoneThatFitsIsRefused() {
        scheme(20, 20, 20);
        quota("WEST_LONDON", 3, "12.0", "2025-04-01");
        Random random = new Random(6);
        List<LocalDate[]> stays = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LocalDate from = LocalDate.of(2027, 2, 20).plusDays(random.nextInt(80));
            LocalDate to = from.plusDays(1 + random.nextInt(18));
            boolean fits = fits(stays, from, to);
            assertThat(codes(books(i + 1, from.toString(), to.toString())).isEmpty())
                    .as("%s until %s beside %s stays", from, to, stays.size())
                    .isEqualTo(fits);
            if (fits) {
                stays.add(new LocalDate[] {from, to});
            }
        }
        assertThat(stays).hasSizeBetween(5, 59);
    }

    private static boolean fits(List<LocalDate[]> stays, LocalDate from, LocalDate to) {
        LocalDate april = LocalDate.of(2027, 4, 1);
        List<LocalDate> asked = from.datesUntil(to).toList();
        List<LocalDate> taken =
                stays.stream().flatMap(stay -> stay[0].datesUntil(stay[1])).toList();
        return asked.stream()
                        .allMatch(night -> taken.stream().filter(night::equals).count() < 3)
                && List.of(true, false).stream()
                        .allMatch(before -> asked.stream().noneMatch(night -> night.isBefore(april) == before)
                                || Stream.concat(asked.stream(), taken.stream())
                                                .filter(night -> night.isBefore(april) == before)
                                                .count()
                                        <= 84);
    }

    private List<String> year(int year) {
        return year(EALING, year);
    }

    private List<String> year(Viewer viewer, int year) {
        return viewer.asks(
                        "{quotaYears(where:{year:{eq:" + year + "},scheme:{id:{eq:\"" + scheme
                                + "\"}},quota:{scope:{eq:WEST_LONDON}}}){nodes{state capNights usedNights bookedNights leftNights projectedNights exhaustedOn}}}")
                .values();
    }
}
