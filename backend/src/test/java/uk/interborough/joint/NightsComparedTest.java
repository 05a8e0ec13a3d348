package uk.interborough.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** Nights of a provider's sheet beside those of the ledger, of the demonstration's schemes. */
@OnJointWork
class NightsComparedTest {
    private static final String ASKED =
            "{nightsComparisons(first: 500, where: {scheme: {name: {startsWith: \"Homeless young people\"}} %s}) {nodes {%s}}}";

    @Autowired
    TestDatabase database;

    private PlainSql owner;

    @BeforeEach
    void owner() {
        owner = PlainSql.over(database.owner());
    }

    @Test
    void theyAreTheNightsOfTheSheetAndOfTheStays() {
        List<String> plain = owner.values("""
                select l.quarter, l.service_id, l.source_id, coalesce(w.nights, 0), l.nights
                from (select q.first_day as quarter, r.service_id, r.source_id,
                             sum(least(coalesce(r.ended_on, r.expected_end_on), q.last_day + 1) - greatest(r.starts_on, q.first_day)) as nights
                      from referral r join joint_scheme s on s.id = r.scheme_id and s.name like 'Homeless young people%'
                      join quarter q on q.last_day < app.today() and r.starts_on <= q.last_day and coalesce(r.ended_on, r.expected_end_on) > q.first_day
                      where r.state in ('STARTED', 'ENDED') group by 1, 2, 3) l
                left join (select p.quarter, p.service_id, f.source_authority_id, round(sum(f.unit_weeks) * 7)::int as nights
                           from performance_return p join performance_return_referral f on f.performance_return_id = p.id group by 1, 2, 3) w
                     on w.quarter = l.quarter and w.service_id = l.service_id and w.source_authority_id = l.source_id
                where exists (select from performance_return p join performance_return_referral f on f.performance_return_id = p.id
                              where p.quarter = l.quarter and p.service_id = l.service_id)
                order by 1, 2, 3
                """);
        assertThat(plain).isNotEmpty();
        assertThat(JointWork.officer("brent")
                        .asks(
                                "{nightsComparisons(first: 500, where: {scheme: {name: {startsWith: \"Homeless young people\"}},"
                                        + " ledgerNights: {gt: 0}}, orderBy: [{quarter: ASC}, {service: {id: ASC}}, {source: {id: ASC}}])"
                                        + " {nodes {quarter {firstDay} service {id} source {id} workbookNights ledgerNights}}}")
                        .values()
                        .stream()
                        .map(value -> value.replaceFirst("^(service|authority)-", ""))
                        .toList())
                .isEqualTo(plain);
    }

    @Test
    void overOneNightOrOnePerCentIsFlagged() {
        List<String> lines = JointWork.officer("ealing")
                .asks(ASKED.formatted("", "workbookNights ledgerNights differenceNights isFlagged"))
                .values();
        assertThat(lines).contains("true", "false");
        for (int line = 0; line < lines.size(); line += 4) {
            int workbook = Integer.parseInt(lines.get(line));
            int ledger = Integer.parseInt(lines.get(line + 1));
            int difference = Math.abs(workbook - ledger);
            assertThat(lines.get(line + 2)).isEqualTo(String.valueOf(workbook - ledger));
            assertThat(lines.get(line + 3)).isEqualTo(String.valueOf(difference > 1 || difference * 100 > ledger));
        }
    }

    @Test
    void whomTheSheetNamesAndNobodyKnowsStandsThereAsWritten() {
        String line = owner.value("""
                select f.id from performance_return_referral f join performance_return r on r.id = f.performance_return_id
                join scheduled_service v on v.service_id = r.service_id join joint_scheme s on s.id = v.scheme_id and s.name like 'Homeless young people%'
                where r.quarter >= date_trunc('quarter', s.starts_on) and r.authority_id = s.authority_id order by f.id limit 1
                """);
        owner.does("""
                insert into performance_return_referral (partnership_id, authority_id, performance_return_id, agency, source_name, accepted, unit_weeks)
                select partnership_id, authority_id, performance_return_id, 'Outreach', 'Far away', 0, 1.30
                from performance_return_referral where id = '%s'
                """.formatted(line));
        try {
            assertThat(JointWork.officer("ealing")
                            .asks(
                                    ASKED.formatted(
                                            ", sourceName: {eq: \"Far away\"}",
                                            "source {name} sourceName agencies workbookUnitWeeks workbookNights ledgerNights differencePercent isFlagged"))
                            .values())
                    .containsExactly("null", "Far away", "Outreach", "1.30", "9", "0", "null", "true");
        } finally {
            owner.does("delete from performance_return_referral where source_name = 'Far away'");
        }
    }

    @Test
    void whoTakesNoPartSeesNothingOfIt() {
        for (String slug : List.of("harrow", "wigan")) {
            assertThat(JointWork.officer(slug).asks(ASKED.formatted("", "id")).values())
                    .isEmpty();
        }
    }
}
