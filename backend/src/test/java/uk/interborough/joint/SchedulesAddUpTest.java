package uk.interborough.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.TestDatabase;

/**
 * Whatever is agreed whenever, also for days long invoiced: of each year a partner pays the quarters' exact fourths rounded once, and the
 * exact difference by days rounded once.
 */
@OnJointWork
class SchedulesAddUpTest {
    private static final LocalDate FIRST = LocalDate.of(2018, 4, 1);
    private static final LocalDate UPLIFT = LocalDate.of(2019, 4, 1);
    private static final int DAYS = 731;

    @Autowired
    TestDatabase database;

    private JointWork work;

    @BeforeEach
    void work() {
        work = new JointWork(database);
    }

    /** @param price agreed, in pence; 0: the price before goes on */
    private record Agreed(int brent, int hounslow, int lead, long price) {
        int units() {
            return brent + hounslow + lead;
        }

        String shares() {
            return "ealing %d, brent %d, hounslow %d".formatted(lead, brent, hounslow);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anySequenceOfSchedulesAddsUp(long seed) {
        Random random = new Random(seed);
        TreeMap<LocalDate, Agreed> agreed = new TreeMap<>();
        agreed.put(FIRST, drawn(random, 1 + random.nextLong(2_000_000)));
        Agreed first = agreed.firstEntry().getValue();
        String scheme = work.scheme(
                "Random " + seed,
                FIRST.toString(),
                first.units(),
                first.shares(),
                pounds(first.price()),
                JointWork.BY_RATE,
                "");

        for (int quarter = 0; quarter < 8; quarter++) {
            issue(scheme, 2018 + quarter / 4, 1 + quarter % 4);
            if (random.nextInt(3) > 0) {
                vary(scheme, random, agreed);
            }
        }
        issue(scheme, 2026, 3);

        for (String partner : List.of("brent", "hounslow")) {
            List<Long> charged = charged(scheme, partner);
            for (int year = 2018; year <= 2019; year++) {
                assertThat(sum(scheme, partner, "VARIATION", year))
                        .as("%s's variations of %d", partner, year)
                        .isEqualTo(difference(agreed, charged, partner, year));
                assertThat(sum(scheme, partner, "QUARTER", year))
                        .as("%s's quarters of %d", partner, year)
                        .isEqualTo(fourths(scheme, partner, year));
            }
        }
    }

    private static Agreed drawn(Random random, long price) {
        return new Agreed(1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9), price);
    }

    private void vary(String scheme, Random random, TreeMap<LocalDate, Agreed> agreed) {
        LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
        Agreed next = drawn(random, random.nextInt(3) == 0 ? 1 + random.nextLong(2_000_000) : 0);
        JointWork.done(
                "ealing",
                JointWork.append(
                        scheme,
                        "VARIATION",
                        from.toString(),
                        "services: " + work.bought(next.units()) + ", allocations: " + work.shares(next.shares())
                                + (next.price() > 0 ? ", annualPrice: " + pounds(next.price()) : "")));
        Agreed same = agreed.get(from);
        agreed.put(
                from,
                same != null && next.price() == 0
                        ? new Agreed(next.brent(), next.hounslow(), next.lead(), same.price())
                        : next);
    }

    /** After the term, what is left of the past is due with the present quarter. */
    private static void issue(String scheme, int year, int quarter) {
        JsonNode answer = JointWork.does("ealing", """
                issueInvoices(scheme: "%s", quarter: {financialYear: %d, quarter: %d}) {invoices {id}%s}
                """.formatted(scheme, year, quarter, JointWork.FAULTS));
        assertThat(JointWork.faults(answer, "message"))
                .isSubsetOf("Nothing is due with this quarter that is not issued");
    }

    /** What a year of each day's quarter was charged, in advance. */
    private List<Long> charged(String scheme, String partner) {
        return work.owner().values("""
                        select coalesce((select l.annual_pence from invoice_line l join invoice i on i.id = l.invoice_id
                                         join authority a on a.id = i.partner_id
                                         where 'joint-scheme-' || i.scheme_id = '%s' and a.slug = '%s' and l.kind = 'QUARTER'
                                           and d between l.from_day and l.to_day), 0)
                        from generate_series('2018-04-01'::date, '2020-03-31', interval '1 day') d order by d
                        """.formatted(scheme, partner)).stream()
                .map(Long::valueOf)
                .toList();
    }

    private static long difference(TreeMap<LocalDate, Agreed> agreed, List<Long> charged, String partner, int year) {
        LocalDate first = LocalDate.of(year, 4, 1);
        LocalDate next = first.plusYears(1);
        long exact = first.datesUntil(next)
                .mapToLong(day -> yearly(agreed, partner, day) - charged.get((int) FIRST.until(day, ChronoUnit.DAYS)))
                .sum();
        return rounded(exact, first.until(next, ChronoUnit.DAYS));
    }

    private static long yearly(TreeMap<LocalDate, Agreed> agreed, String partner, LocalDate day) {
        Agreed now = agreed.floorEntry(day).getValue();
        LocalDate priced = agreed.headMap(day, true).descendingMap().entrySet().stream()
                .filter(entry -> entry.getValue().price() > 0)
                .findFirst()
                .map(Map.Entry::getKey)
                .orElseThrow();
        long price = agreed.get(priced).price();
        long uplifted = priced.isBefore(UPLIFT) && !day.isBefore(UPLIFT) ? rounded(price * 1027, 1000) : price;
        return uplifted * (partner.equals("brent") ? now.brent() : now.hounslow());
    }

    private long sum(String scheme, String partner, String kind, int year) {
        return Long.parseLong(work.owner().value("""
                select coalesce(sum(l.amount_pence), 0) from invoice_line l join invoice i on i.id = l.invoice_id
                join authority a on a.id = i.partner_id
                where 'joint-scheme-' || i.scheme_id = '%s' and a.slug = '%s' and l.kind = '%s' and app.financial_year(l.from_day) = %d
                """.formatted(scheme, partner, kind, year)));
    }

    private long fourths(String scheme, String partner, int year) {
        return rounded(Long.parseLong(work.owner().value("""
                        select coalesce(sum(l.annual_pence), 0) from invoice_line l join invoice i on i.id = l.invoice_id
                        join authority a on a.id = i.partner_id
                        where 'joint-scheme-' || i.scheme_id = '%s' and a.slug = '%s' and l.kind = 'QUARTER'
                          and app.financial_year(l.from_day) = %d
                        """.formatted(scheme, partner, year))), 4);
    }

    private static long rounded(long numerator, long denominator) {
        return BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static String pounds(long pence) {
        return BigDecimal.valueOf(pence, 2).toPlainString();
    }
}
