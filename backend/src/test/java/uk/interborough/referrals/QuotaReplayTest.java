package uk.interborough.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Viewer;

/** What other limits would have changed on real stays, against figures made by hand and by another reckoning. */
class QuotaReplayTest extends SchemesWork {
    private static final LocalDate APRIL = LocalDate.of(2025, 4, 1);
    private static final String SHOWN =
            "{nodes{authority{slug} year units unitWeeks stays nights freeNightsBefore freeNights changeNights changeUnitWeeks staysWithoutRoom}}";

    /** @param ended null: still there, or to come */
    private record Stay(
            String source,
            boolean isFree,
            LocalDate booked,
            LocalDate from,
            LocalDate due,
            @Nullable LocalDate ended) {

        LocalDate left() {
            return ended == null ? due : ended;
        }

        /** The nights of it that whoever books on a day knows of. */
        List<LocalDate> nightsKnownOn(LocalDate day) {
            LocalDate until = ended != null && !ended.isAfter(day) ? ended : due.isAfter(day) ? due : day.plusDays(1);
            return from.datesUntil(until).toList();
        }
    }

    private int number;
    private String charge = "";

    /** Puts a stay on record, in a unit of its own. */
    private void stayed(Stay stay) {
        number++;
        owner.does("""
                insert into referral (partnership_id, authority_id, service_id, scheme_id, source_id, agency, tier, state, made_on, decided_on,
                                      unit_number, starts_on, expected_end_on, ended_on, quota_id, charge_id, recorded_by, recorded_at)
                select s.partnership_id, s.authority_id, '%s', s.id, %s, 'Housing options', '%s', '%s', '%s', '%s', %d, '%s', '%s', %s,
                       %s, %s, (select id from account where username = 'commissioner.ealing'), timestamptz '2025-01-01 00:00Z' + %d * interval '1 minute'
                from joint_scheme s where s.id = '%s'
                """.formatted(
                uuid(service),
                sql(stay.source()),
                stay.source().equals("westminster") ? "NEIGHBOUR" : "WEST_LONDON",
                stay.ended() == null ? "ACCEPTED" : "ENDED",
                stay.booked().minusDays(2),
                stay.booked(),
                number,
                stay.from(),
                stay.due(),
                stay.ended() == null ? "null" : "'" + stay.ended() + "'",
                stay.isFree() ? "app.quota_of(s.id, " + sql(stay.source()) + ", '" + stay.from() + "')" : "null",
                stay.isFree() ? "null" : "'" + uuid(charge) + "'",
                number,
                uuid(scheme)));
    }

    private void charged(String source, String booked, String from, String due) {
        charge = charge(source).at("/externalCharge/id").asString();
        stayed(new Stay(
                source, false, day(booked), day(from), day(due), due.compareTo("2026-11-22") > 0 ? null : day(due)));
    }

    private static LocalDate day(String written) {
        return LocalDate.parse(written);
    }

    /** Rows as {@code harrow 2025: 3 stays, 45 nights, 45 → 45 (0, 0.0), 0 without room}. */
    private List<String> replayed(Viewer viewer, String limits) {
        return rows(viewer, limits)
                .map(row -> "%s %s: %s stays, %s nights, %s → %s (%s, %s), %s without room"
                        .formatted(Stream.of(
                                        "/authority/slug",
                                        "/year",
                                        "/stays",
                                        "/nights",
                                        "/freeNightsBefore",
                                        "/freeNights",
                                        "/changeNights",
                                        "/changeUnitWeeks",
                                        "/staysWithoutRoom")
                                .map(path -> row.at(path).isNumber()
                                        ? row.at(path).decimalValue().toPlainString()
                                        : row.at(path).asString())
                                .toArray()))
                .sorted()
                .toList();
    }

    private Stream<JsonNode> rows(Viewer viewer, String limits) {
        return viewer.asks("{quotaChanges(scheme:\"" + scheme + "\"," + limits + ",first:100)" + SHOWN + "}")
                .at("/quotaChanges/nodes")
                .valueStream();
    }

    /** One unit; one stay that overlaps another came under a charge; one runs into the next year. */
    private void aYear() {
        quota("WEST_LONDON", 1, "null", "2025-04-01");
        stayed(new Stay("harrow", true, day("2025-04-10"), day("2025-05-01"), day("2025-06-01"), day("2025-05-25")));
        charged("hillingdon", "2025-05-02", "2025-05-10", "2025-05-20");
        stayed(new Stay("harrow", true, day("2025-05-26"), day("2025-05-28"), day("2025-06-11"), day("2025-06-11")));
        stayed(new Stay("harrow", true, day("2026-03-01"), day("2026-03-25"), day("2026-04-10"), day("2026-04-10")));
    }

    @Test
    void aStayThatFitsOnlyWithMoreUnitsIsFreeOfChargeThen() {
        aYear();
        assertThat(replayed(EALING, "scope:WEST_LONDON,units:1,year:2025"))
                .as("as it was: whoever left before its day made room")
                .containsExactly(
                        "harrow 2025: 3 stays, 45 nights, 45 → 45 (0, 0.0), 0 without room",
                        "hillingdon 2025: 1 stays, 10 nights, 0 → 0 (0, 0.0), 1 without room");
        assertThat(replayed(EALING, "scope:WEST_LONDON,units:2,year:2025"))
                .containsExactly(
                        "harrow 2025: 3 stays, 45 nights, 45 → 45 (0, 0.0), 0 without room",
                        "hillingdon 2025: 1 stays, 10 nights, 0 → 10 (10, 1.4), 0 without room");
        assertThat(replayed(EALING, "scope:WEST_LONDON,units:1,unitWeeks:5.0,year:2025"))
                .as("35 nights: 24 are used when 14 are asked for; 7 fit, with 9 of the next year")
                .containsExactly(
                        "harrow 2025: 3 stays, 45 nights, 45 → 31 (-14, -2.0), 1 without room",
                        "hillingdon 2025: 1 stays, 10 nights, 0 → 0 (0, 0.0), 1 without room");
        assertThat(replayed(EALING, "scope:WEST_LONDON,units:2,unitWeeks:5.0,year:2025"))
                .as("two units are no use where the nights are gone: 31 are booked when 10 more are asked for")
                .containsExactly(
                        "harrow 2025: 3 stays, 45 nights, 45 → 31 (-14, -2.0), 1 without room",
                        "hillingdon 2025: 1 stays, 10 nights, 0 → 0 (0, 0.0), 1 without room");
        assertThat(replayed(EALING, "scope:WEST_LONDON"))
                .as("nothing given: limits as today, the last year and this one")
                .contains("harrow 2025: 3 stays, 45 nights, 45 → 45 (0, 0.0), 0 without room")
                .contains("harrow 2026: 1 stays, 9 nights, 9 → 9 (0, 0.0), 0 without room");
    }

    @Test
    void neighboursThatAreNamedOrNoLongerNamedGainOrLose() {
        quota("NEIGHBOURS", 1, "null", "2025-04-01", "westminster");
        stayed(new Stay(
                "westminster", true, day("2025-04-10"), day("2025-05-01"), day("2025-05-11"), day("2025-05-11")));
        charged("camden", "2025-05-12", "2025-05-20", "2025-05-27");
        assertThat(replayed(EALING, "scope:NEIGHBOURS,year:2025"))
                .as("Camden is named nowhere")
                .containsExactly("westminster 2025: 1 stays, 10 nights, 10 → 10 (0, 0.0), 0 without room");
        assertThat(replayed(EALING, "scope:NEIGHBOURS,year:2025,neighbours:[\"" + authority("camden") + "\"]"))
                .containsExactly(
                        "camden 2025: 1 stays, 7 nights, 0 → 7 (7, 1.0), 0 without room",
                        "westminster 2025: 1 stays, 10 nights, 10 → 0 (-10, -1.4), 1 without room");
    }

    @Test
    void whoTakesPartSeesItAndWhoDoesNotIsToldWhatIsToldOfNoScheme() {
        aYear();
        List<String> seen = replayed(EALING, "units:2,year:2025");
        assertThat(seen).hasSize(2);
        assertThat(replayed(BRENT, "units:2,year:2025")).isEqualTo(seen);
        assertThat(replayed(HARROW, "units:2,year:2025"))
                .as("the quota is for it, the stays are its own, and the rest is not")
                .isEmpty();
        assertThat(replayed(WIGAN, "units:2,year:2025")).isEmpty();
        assertThat(EALING.asks("{quotaChanges(scheme:\"" + scheme
                                + "\",units:2,year:2025,asOf:{knownAt:\"2026-01-01T00:00:00Z\"})" + SHOWN + "}")
                        .at("/quotaChanges/nodes"))
                .as("nothing of it was known then")
                .isEmpty();
    }

    @Test
    void anyYearsAreReplayedAsTheRuleForBookingsSays() {
        quota("WEST_LONDON", 20, "null", "2025-04-01");
        charge = charge("harrow").at("/externalCharge/id").asString();
        Random random = new Random(20261122);
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LocalDate booked = APRIL.plusDays(random.nextInt(540));
            LocalDate from = booked.plusDays(random.nextInt(20));
            LocalDate due = from.plusDays(1 + random.nextInt(60));
            @Nullable LocalDate ended = random.nextInt(8) == 0 ? null : due.plusDays(random.nextInt(25) - 12);
            if (ended != null && ended.isBefore(from)) {
                ended = from;
            }
            if (ended == null && due.isBefore(LocalDate.of(2026, 11, 23))) {
                ended = due;
            }
            stays.add(new Stay("harrow", random.nextInt(3) > 0, booked, from, due, ended));
        }
        stays.sort(Comparator.comparing(Stay::booked));
        stays.forEach(this::stayed);
        for (int units : new int[] {1, 3, 5}) {
            for (@Nullable Integer weeks : new @Nullable Integer[] {null, 20, 55}) {
                int cap2025 = weeks == null ? units * 365 : weeks * 7;
                List<Stay> free = new ArrayList<>();
                for (Stay stay : stays) {
                    if (fits(stay, free, units, cap2025)) {
                        free.add(stay);
                    }
                }
                assertThat(rows(EALING, "scope:WEST_LONDON,units:" + units + ",unitWeeks:" + weeks)
                                .map(row -> row.get("year").asInt() + ": "
                                        + row.get("freeNights").asInt() + " of "
                                        + row.get("nights").asInt()))
                        .as("%s units, %s unit-weeks", units, weeks)
                        .containsExactlyInAnyOrder(told(2025, free, stays), told(2026, free, stays));
            }
        }
        assertThat(stays).anyMatch(stay -> !stay.isFree());
    }

    private static String told(int year, List<Stay> free, List<Stay> all) {
        return year + ": " + nights(year, free) + " of " + nights(year, all);
    }

    private static long nights(int year, List<Stay> stays) {
        return stays.stream()
                .flatMap(stay -> stay.from().datesUntil(stay.left()))
                .filter(night -> yearOf(night) == year)
                .count();
    }

    private static int yearOf(LocalDate night) {
        return night.minusMonths(3).getYear();
    }

    private static boolean fits(Stay asking, List<Stay> others, int units, int cap) {
        List<LocalDate> taken = others.stream()
                .flatMap(stay -> stay.nightsKnownOn(asking.booked()).stream())
                .toList();
        List<LocalDate> asked = asking.from().datesUntil(asking.due()).toList();
        return asked.stream()
                        .allMatch(night -> taken.stream().filter(night::equals).count() < units)
                && asked.stream()
                        .map(QuotaReplayTest::yearOf)
                        .distinct()
                        .allMatch(year -> Stream.concat(asked.stream(), taken.stream())
                                        .filter(night -> yearOf(night) == year)
                                        .count()
                                <= cap);
    }

    @Test
    void limitsAndYearsBeyondAllMeasureHaveNoAnswer() {
        aYear();
        for (String limits :
                List.of("units:-1", "units:2147483647", "units:1,unitWeeks:1e30", "units:1,year:2147483647")) {
            assertThat(replayed(EALING, limits)).as(limits).isEmpty();
        }
        assertThat(replayed(EALING, "scope:WEST_LONDON,units:0,year:2025"))
                .contains("harrow 2025: 3 stays, 45 nights, 45 → 0 (-45, -6.4), 3 without room");
    }
}
