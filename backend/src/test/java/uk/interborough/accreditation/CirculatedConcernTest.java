package uk.interborough.accreditation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.interborough.testing.PlainSql;

/** What circulates in a notice and is a concern of P6.2 comes before the sub-group by itself. */
class CirculatedConcernTest extends SubGroupsWork {

    @Test
    void eachConcernOpensOneItemThatNamesTheNotice() {
        String provider = accredited("Told Homes", "2029-01-01");
        UUID notice =
                circulate(null, provider, "FIRST", "ACC_MERGER", "OWN_CHANGE", "ACC_RESTRUCTURE", "CLAIMS_LITIGATION");
        String reference = owner.value("select reference from notice where id = '" + notice + "'");
        assertThat(BRENT.asks(
                                "{accreditationItems(where:{provider:{id:{eq:\"" + provider
                                        + "\"}} kind:{eq:CONCERN}} orderBy:[{concernClause:ASC}]){nodes{concernClause notice{reference} authority{slug} openedOn state accreditation{state}}}}")
                        .values())
                .containsExactly(
                        "P 6.2(2)",
                        reference,
                        "ealing",
                        owner.value(london(notice)),
                        "OPEN",
                        "ACCREDITED",
                        "P 6.2(4)",
                        reference,
                        "ealing",
                        owner.value(london(notice)),
                        "OPEN",
                        "ACCREDITED");
    }

    @Test
    void aLaterVersionOpensOnlyWhatIsNew() {
        String provider = accredited("Retold Homes", "2029-01-01");
        UUID notice = circulate(null, provider, "FIRST", "ACC_RESTRUCTURE");
        circulate(notice, provider, "CORRECTION", "ACC_RESTRUCTURE", "ACC_POLICE_FRAUD");
        circulate(notice, provider, "RESCISSION", "ACC_SP_ADMIN");
        assertThat(EALING.asks("{accreditationItems(where:{provider:{id:{eq:\"" + provider
                                + "\"}} kind:{eq:CONCERN}} orderBy:[{concernClause:ASC}]){nodes{concernClause}}}")
                        .values())
                .containsExactly("P 6.2(4)", "P 6.2(5)");
    }

    @Test
    void aProviderThatNobodyKnewIsNamedToo() {
        UUID notice = circulate(null, null, "FIRST", "ACC_RESTRUCTURE");
        isOpenedToday(notice);
        assertThat(BRENT.asks("{notice(id:\"notice-" + notice
                                + "\"){accreditationItems{nodes{concernClause provider{name} accreditation{id}}}}}")
                        .values())
                .containsExactly("P 6.2(4)", "Unheard-of Homes", "null");
        List<String> item = SUB_GROUP
                .asks("{accreditationItems(where:{notice:{id:{eq:\"notice-" + notice + "\"}}}){nodes{id version}}}")
                .values();
        assertThat(words(decide(SUB_GROUP, item, "REVIEW", Map.of())))
                .contains("The provider never applied for accreditation");
        assertThat(codes(decide(SUB_GROUP, item, "NO_CHANGE", Map.of()))).isEmpty();
    }

    @Test
    void aDraftOpensNothing() {
        String provider = accredited("Drafted Homes", "2029-01-01");
        draft(null, provider, "FIRST", List.of(), "ACC_RESTRUCTURE");
        assertThat(owner.value("select count(*) from accreditation_item where kind = 'CONCERN' and provider_id = '"
                        + uuid(provider) + "'"))
                .isEqualTo("0");
    }

    @Test
    void itsDecisionDrivesTheState() {
        String provider = accredited("Driven Homes", "2029-01-01");
        isOpenedToday(circulate(null, provider, "FIRST", "ACC_POLICE_FRAUD"));
        assertThat(decided(provider, "CONCERN", "REVIEW", Map.of())).isEmpty();
        assertThat(stateOf(BRENT, provider).getFirst()).isEqualTo("UNDER_REVIEW");
    }

    /** On the day of the tests, which is not the day on which the database circulated it. */
    private void isOpenedToday(UUID notice) {
        owner.does("update accreditation_item set opened_on = '" + TODAY + "' where notice_id = '" + notice + "'");
    }

    private static String london(UUID notice) {
        return "select (circulated_at at time zone 'Europe/London')::date from notice where id = '" + notice + "'";
    }

    private UUID circulate(@Nullable UUID notice, @Nullable String provider, String kind, String... reasons) {
        UUID version = UUID.randomUUID();
        return draft(notice, provider, kind, List.of("select app.circulate('" + version + "')"), version, reasons);
    }

    private UUID draft(
            @Nullable UUID notice, @Nullable String provider, String kind, List<String> then, String... reasons) {
        return draft(notice, provider, kind, then, UUID.randomUUID(), reasons);
    }

    /** As the commissioner of Ealing, in one transaction. */
    private UUID draft(
            @Nullable UUID notice,
            @Nullable String provider,
            String kind,
            List<String> then,
            UUID version,
            String... reasons) {
        UUID id = notice == null ? UUID.randomUUID() : notice;
        String ealing = owner.value("select id from authority where slug = 'ealing'");
        String whose = "'" + uuid(west) + "', '" + ealing + "'";
        List<String> statements = new ArrayList<>();
        statements.add("select set_config('app.account', '"
                + owner.value("select id from account where username = 'commissioner.ealing'") + "', true), "
                + "set_config('app.authority', '" + ealing + "', true), "
                + "set_config('app.partnerships', '{" + uuid(west) + "}', true), "
                + "set_config('app.roles', '{COMMISSIONER}', true)");
        if (notice == null) {
            statements.add("insert into notice (id, partnership_id, authority_id, provider_id) values ('" + id + "', "
                    + whose + ", " + (provider == null ? "null" : "'" + uuid(provider) + "'") + ")");
        }
        statements.add("""
                insert into notice_version (id, notice_id, partnership_id, authority_id, kind, provider_name, officer_name, officer_job_title,
                    officer_telephone, event_on, nature_id, informed_on, contact_name, contact_telephone)
                values ('%s', '%s', %s, '%s', %s, 'Officer', 'Officer', '020 7946 0000', '2026-11-01', app.named_id('notice_term', 'SERVICE_NATURE', 'CARE_HOME'),
                    '2026-11-02', 'Officer', '020 7946 0000')
                """.formatted(version, id, whose, kind, provider == null ? "'Unheard-of Homes'" : "null"));
        statements.add(
                "insert into notice_content (notice_version_id, notice_id, partnership_id, authority_id, what_happened, what_changed) values ('"
                        + version + "', '" + id + "', " + whose + ", 'It happened.', 'This.')");
        for (String reason : reasons) {
            statements.add(
                    "insert into stated_reason (notice_version_id, notice_id, partnership_id, authority_id, reason_id, is_purchasing, certainty, words) select '"
                            + version + "', '" + id + "', " + whose
                            + ", id, false, case stated_as when 'ALLEGED' then 'ALLEGED' else 'CONFIRMED' end, 'In words' from notice_reason where code = '"
                            + reason + "'");
        }
        statements.addAll(then);
        PlainSql.over(database.app()).does(statements.toArray(String[]::new));
        return id;
    }
}
