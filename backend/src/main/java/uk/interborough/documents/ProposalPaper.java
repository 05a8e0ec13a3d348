package uk.interborough.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import uk.interborough.writing.Pounds;

/** A proposal of other shares or quotas as a paper for the joint board: what stands, what would, what that changes, who agrees. */
final class ProposalPaper {
    private static final String FOOT =
            "All units stay bought. When all participants agree, the proposal is applied on its day.";
    private static final String REPLAYED =
            "Replayed: every stay since the scheme began of those whom the quota is for, free or under a charge, in the order in which"
                    + " they were booked, by the rule for bookings. Referrals that were refused are not in it.";
    private static final String NOT_KNOWN = "not known";

    private final Row head;
    private final List<Paper.Part> parts = new ArrayList<>();

    private ProposalPaper(Row head) {
        this.head = head;
    }

    /** @param replayed what the quotas would have changed on stays, by scope, year and authority */
    static Paper of(Row head, List<Row> shares, List<Row> quotas, List<Row> replayed) {
        ProposalPaper paper = new ProposalPaper(head);
        paper.facts();
        paper.shares(shares);
        quotas.forEach(quota -> paper.quota(
                quota,
                replayed.stream()
                        .filter(row -> row.text("scope").equals(quota.text("scope")))
                        .toList()));
        if (!quotas.isEmpty()) {
            paper.parts.add(new Paper.Prose(REPLAYED));
        }
        paper.answers(shares);
        return new Paper(
                "Proposal %s from %s".formatted(head.text("scheme"), head.text("effective_on")),
                "Proposed by %s on %s. Printed on %s."
                        .formatted(head.text("lead"), head.text("proposed_on"), head.text("today")),
                FOOT,
                paper.parts);
    }

    private void facts() {
        List<Paper.Field> fields = new ArrayList<>(List.of(
                new Paper.Field("Scheme", null, head.text("scheme")),
                new Paper.Field("From", null, head.text("effective_on")),
                new Paper.Field("Why", null, head.text("because")),
                new Paper.Field("State", null, state())));
        if (head.value("schedule") != null) {
            fields.add(new Paper.Field("Applied as", null, "Schedule " + head.text("schedule")));
        }
        parts.add(new Paper.Heading("Proposal", "JPA 8.1, 8.2"));
        parts.add(new Paper.Fields(fields));
    }

    private String state() {
        return switch (head.text("state")) {
            case "OPEN" -> "Answers are awaited";
            case "AGREED" -> "Agreed by all on " + head.text("decided_on");
            case "OBJECTED" -> "Objected to on " + head.text("decided_on");
            default -> "Withdrawn on " + head.text("decided_on");
        };
    }

    private void shares(List<Row> shares) {
        parts.add(new Paper.Heading("Shares and money", "JPA 8.2, 10.1, 10.3"));
        if (shares.stream().allMatch(share -> share.number("change") == 0)) {
            parts.add(new Paper.Prose("The shares stay as they are, and so does what they cost."));
        }
        parts.add(new Paper.Amounts(
                1,
                List.of(
                        "Authority",
                        "Units before",
                        "Units then",
                        "A year before",
                        "A year then",
                        "Change a year",
                        "Change of invoices for " + shares.getFirst().text("quarter")),
                shares.stream()
                        .map(share -> List.of(
                                share.text("name"),
                                share.text("units_before"),
                                share.text("units") + change(share.number("change")),
                                pounds(share, "annual_before_pence"),
                                pounds(share, "annual_pence"),
                                pounds(share, "annual_change_pence"),
                                share.value("annual_pence") == null
                                        ? NOT_KNOWN
                                        : share.value("quarter_change_pence") == null
                                                ? "not invoiced"
                                                : share.pounds("quarter_change_pence")))
                        .toList(),
                List.of(
                        "All",
                        sum(shares, row -> row.number("units_before")),
                        sum(shares, row -> row.number("units")),
                        pounds(shares, "annual_before_pence"),
                        pounds(shares, "annual_pence"),
                        pounds(shares, "annual_change_pence"),
                        "")));
    }

    private static String change(long units) {
        return units == 0 ? "" : " (%s%d)".formatted(units > 0 ? "+" : "−", Math.abs(units));
    }

    private static String pounds(Row row, String column) {
        return row.value(column) == null ? NOT_KNOWN : row.pounds(column);
    }

    private static String pounds(List<Row> rows, String column) {
        return rows.stream().anyMatch(row -> row.value(column) == null)
                ? NOT_KNOWN
                : Pounds.of(rows.stream().mapToLong(row -> row.number(column)).sum());
    }

    private static String sum(List<Row> rows, ToLongFunction<Row> of) {
        return signed(rows.stream().mapToLong(of).sum());
    }

    private static String signed(long number) {
        return "%,d".formatted(number).replace('-', '−');
    }

    private void quota(Row quota, List<Row> replayed) {
        boolean isOfMembers = quota.text("scope").equals("WEST_LONDON");
        parts.add(new Paper.Heading(
                isOfMembers
                        ? "Quota of members that take no part"
                        : "Quota of the neighbours named: " + quota.text("neighbours"),
                "JPA 7.2"));
        List<Paper.Field> fields = new ArrayList<>(List.of(
                new Paper.Field(
                        "Before",
                        null,
                        quota.is("stands")
                                ? limits(quota, "units_before", "unit_weeks_before")
                                        + (isOfMembers ? "" : ". For " + quota.words("neighbours_before"))
                                : "No quota"),
                new Paper.Field("Then", null, limits(quota, "units", "unit_weeks"))));
        parts.add(new Paper.Fields(fields));
        if (replayed.isEmpty()) {
            long year = head.number("year");
            parts.add(new Paper.Prose("Nobody whom it is for stayed in %d to %d or in %d to %d."
                    .formatted(year - 1, year, year, year + 1)));
        }
        replayed.stream()
                .map(row -> row.number("year"))
                .distinct()
                .forEach(year -> year(
                        year,
                        replayed.stream()
                                .filter(row -> row.number("year") == year)
                                .toList()));
    }

    private static String limits(Row quota, String units, String unitWeeks) {
        return "%s at one time, %s"
                .formatted(
                        quota.number(units) == 1 ? "1 unit" : quota.text(units) + " units",
                        quota.value(unitWeeks) == null
                                ? "on every night of the year"
                                : quota.text(unitWeeks) + " unit-weeks in a financial year");
    }

    /**
     * Every stay of the past, booked again under the limits that are proposed. Of the last whole financial year, and of the one that
     * ran when it was decided or is printed.
     */
    private void year(long year, List<Row> rows) {
        parts.add(new Paper.Heading(
                "What it would have changed in %d to %d, on real stays".formatted(year, year + 1), "JPA 7.2, 7.3"));
        parts.add(new Paper.Amounts(
                1,
                List.of(
                        "Authority",
                        "Stays",
                        "Nights",
                        "Free nights as it was",
                        "Free nights then",
                        "Change, nights",
                        "Change, unit-weeks",
                        "Stays without room"),
                rows.stream()
                        .map(row -> List.of(
                                row.text("name"),
                                row.text("stays"),
                                signed(row.number("nights")),
                                signed(row.number("free_nights_before")),
                                signed(row.number("free_nights")),
                                signed(row.number("change_nights")),
                                row.text("change_unit_weeks").replace('-', '−'),
                                row.text("stays_without_room")))
                        .toList(),
                List.of(
                        "All",
                        sum(rows, row -> row.number("stays")),
                        sum(rows, row -> row.number("nights")),
                        sum(rows, row -> row.number("free_nights_before")),
                        sum(rows, row -> row.number("free_nights")),
                        sum(rows, row -> row.number("change_nights")),
                        "",
                        sum(rows, row -> row.number("stays_without_room")))));
    }

    private void answers(List<Row> shares) {
        parts.add(new Paper.Heading("Answers", "JPA 13"));
        parts.add(new Paper.Grid(
                List.of("Authority", "Answer", "On", "In words"),
                shares.stream()
                        .map(share -> List.of(share.text("name"), answer(share), day(share), words(share)))
                        .toList()));
    }

    private String answer(Row share) {
        return share.value("answer") == null
                ? head.text("state").equals("OPEN") ? "Awaited" : "None"
                : share.text("answer").equals("AGREED") ? "Agrees" : "Objects";
    }

    private static String day(Row share) {
        return share.value("answered_on") == null ? "–" : share.text("answered_on");
    }

    private static String words(Row share) {
        return share.value("words") == null ? "–" : share.text("words");
    }
}
