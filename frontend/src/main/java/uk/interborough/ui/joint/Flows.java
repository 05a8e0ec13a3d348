package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Rate;

/** Who places where in a financial year. */
record Flows(List<Cell> cells, List<Balance> balances, List<Tier> tiers) {

    /** Of one source in one host's area. */
    record Cell(Authority host, Authority source, int referrals, long nights) {}

    /** A sum over the quarters of the year. */
    record Amount(@Nullable BigDecimal sum) {

        long value() {
            return sum == null ? 0 : sum.longValue();
        }
    }

    /** Whose sums they are. */
    record Key(@Nullable Authority authority) {}

    /** What an authority takes in and sends out. */
    record Balance(
            Key key,
            Amount ownNights,
            Amount nightsIn,
            Amount nightsOut,
            Amount netNightsIn,
            Amount referralsIn,
            Amount referralsOut) {}

    /** Referrals to a service by tier in a quarter. Breach null: nothing was agreed. */
    record Tier(
            FinancialQuarter quarter,
            Named service,
            Authority host,
            int made,
            int ofHost,
            int members,
            int neighbours,
            int others,
            Rate outside,
            @Nullable BigDecimal agreedPercent,
            @Nullable Boolean isBreach) {}

    private record Years(@Nullable Page<Cell> flowYears) {}

    private record Balances(@Nullable Page<Balance> flowBalancesStats) {}

    private record Tiers(@Nullable Page<Tier> tierShares) {}

    private record Rows(@Nullable Page<SchemeReferral> referrals) {}

    static Flows ask(Api api, String partnership, int year) {
        Map<String, Object> variables = new HashMap<>(new Term(year, 0).asInput());
        variables.put("partnership", partnership);
        return new Flows(
                rows(api.ask("flow-years", Map.of("partnership", partnership, "year", year), Years.class)
                        .flowYears()),
                rows(api.ask("flow-balances", variables, Balances.class).flowBalancesStats()),
                rows(api.ask("tier-shares", variables, Tiers.class).tierShares()));
    }

    /** Referrals of a cell that the viewer may see: made in the year, or with nights in it. */
    static List<SchemeReferral> behind(Api api, String partnership, int year, String host, String source) {
        Term term = new Term(year, 0);
        Map<String, Object> first = Map.of("gte", term.firstDay().toString());
        Map<String, Object> last = Map.of("lte", term.lastDay().toString());
        Map<String, Object> where = Map.of(
                "partnership", Map.of("id", Map.of("eq", partnership)),
                "source", Map.of("slug", Map.of("eq", source)),
                "service", Map.of("hostAuthority", Map.of("slug", Map.of("eq", host))),
                "or",
                        List.of(
                                Map.of("and", List.of(Map.of("madeOn", first), Map.of("madeOn", last))),
                                Map.of(
                                        "and",
                                        List.of(
                                                Map.of("startsOn", last),
                                                Map.of(
                                                        "or",
                                                        List.of(
                                                                Map.of("endedOn", first),
                                                                Map.of("endedOn", Map.of("isNull", true))))))));
        return rows(
                api.ask("scheme-referrals", Map.of("where", where), Rows.class).referrals());
    }

    private static <T> List<T> rows(@Nullable Page<T> page) {
        return page == null ? List.of() : page.nodes();
    }

    /** In whose areas services are, by name. */
    List<Authority> hosts() {
        return byName(cells.stream().map(Cell::host));
    }

    /** Who refers: hosts first, so that what stays at home is a diagonal; then the others, by name. */
    List<Authority> sources() {
        List<Authority> hosts = hosts();
        List<Authority> sources = byName(cells.stream().map(Cell::source));
        return Stream.concat(
                        hosts.stream().filter(sources::contains),
                        sources.stream().filter(source -> !hosts.contains(source)))
                .toList();
    }

    private static List<Authority> byName(Stream<Authority> authorities) {
        return authorities
                .distinct()
                .sorted(Comparator.comparing(Authority::name))
                .toList();
    }

    /** One number of a cell; 0 where nobody was placed. */
    long of(Authority host, Authority source, ToLongFunction<Cell> number) {
        return cells.stream()
                .filter(cell -> cell.host().equals(host) && cell.source().equals(source))
                .mapToLong(number)
                .sum();
    }

    /** Balances by who takes in most. */
    List<Balance> importersFirst() {
        return balances.stream()
                .filter(balance -> balance.key().authority() != null)
                .sorted(Comparator.comparing(
                                (Balance balance) -> -balance.netNightsIn().value())
                        .thenComparing(
                                balance -> Objects.requireNonNull(balance.key().authority())
                                        .name()))
                .toList();
    }
}
