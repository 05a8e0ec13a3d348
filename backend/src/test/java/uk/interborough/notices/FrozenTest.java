package uk.interborough.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Viewer;

/** What was circulated stays as it is, its number without a gap; who opened it is written down and stays too. */
class FrozenTest extends NoticesWork {
    private static final Map<String, String> A_COLUMN = Map.of(
            "notice",
            "reference",
            "notice_version",
            "officer_name",
            "notice_content",
            "what_happened",
            "stated_reason",
            "words",
            "notice_attachment",
            "name",
            "notice_reading",
            "purpose_words");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notice",
                "notice_version",
                "notice_content",
                "stated_reason",
                "notice_attachment",
                "notice_reading"
            })
    void theOwnerOfTheTablesChangesNothingThatWasCirculated(String table) {
        Begun notice = circulatedWithFile();
        open(BRENT, notice.id());
        String rows = (table.equals("notice") ? " where id = '" : " where notice_id = '") + notice.uuid() + "'";
        assertThat(owner.value("select count(*) from " + table + rows)).isNotEqualTo("0");
        assertRefused("update " + table + " set " + A_COLUMN.get(table) + " = 'other'" + rows);
        assertRefused("delete from " + table + rows);
        assertRefused("truncate " + table + " cascade");
    }

    @Test
    void whatWasCirculatedGetsNoMorePartsAndItsFileNoOtherBytes() {
        Begun notice = circulatedWithFile();
        assertRefused("""
                insert into stated_reason (notice_version_id, notice_id, partnership_id, authority_id, circulated_at, reason_id, is_purchasing, certainty)
                select r.notice_version_id, r.notice_id, r.partnership_id, r.authority_id, r.circulated_at, q.id, q.is_purchasing, 'CONFIRMED'
                from stated_reason r, notice_reason q where r.notice_id = '%s' and q.code = 'POVA_UPHELD'
                """.formatted(notice.uuid()));
        assertRefused(
                "update notice_file set content = 'x', size = 1 where id = (select file_id from notice_attachment where notice_id = '"
                        + notice.uuid() + "')");
        assertThatThrownBy(() -> owner.does(
                        "delete from notice_file where id = (select file_id from notice_attachment where notice_id = '"
                                + notice.uuid() + "')"))
                .rootCause()
                .hasMessageContaining("notice_attachment");
    }

    @Test
    void whatWasAcknowledgedStaysAndItsReceiptToo() {
        Begun notice = circulated(EALING, begin(EALING, westLondon("PROVIDER_WITHDREW")));
        BRENT.asks("mutation{acknowledgeNotice(notice:\"" + notice.id() + "\",outcomes:[]){errors{code}}}");
        String receipts = " where notice_id = '" + notice.uuid() + "'";
        String answered = receipts + " and acknowledged_at is not null";
        List<String> before = owner.values("select * from receipt" + receipts + " order by id");
        assertThat(owner.value("select count(*) from receipt" + answered)).isEqualTo("1");
        assertRefused("update receipt set acknowledged_at = null, acknowledged_by = null" + answered);
        assertRefused("update receipt set acknowledged_at = acknowledged_at - interval '1 day'" + answered);
        assertRefused(
                "update receipt set acknowledged_by = (select id from account where id <> acknowledged_by limit 1)"
                        + answered);
        for (String change : List.of(
                "acknowledge_by = acknowledge_by + 1",
                "deputy_on = deputy_on - 1",
                "circulated_at = circulated_at - interval '1 day'",
                "authority_id = (select id from authority where slug = 'wigan')")) {
            assertRefused("update receipt set " + change + receipts);
        }
        assertRefused("delete from receipt" + answered);
        assertRefused("delete from receipt" + receipts + " and acknowledged_at is null");
        assertRefused("truncate receipt cascade");
        assertThat(owner.values("select * from receipt" + receipts + " order by id"))
                .isEqualTo(before);
    }

    @Test
    void aClosedNoticeIsNotOpenedAgain() {
        Begun notice = circulated(EALING, begin(EALING, westLondon("PROVIDER_WITHDREW")));
        change(EALING, "signOffNoticeReview", "notice: \"" + notice.id() + "\"");
        assertRefused("update notice set state = 'CIRCULATED', closed_on = null, closing = null where id = '"
                + notice.uuid() + "'");
    }

    @Test
    void referencesHaveNoGapsWhoeverCirculatesAtOnce() throws Exception {
        String greatest =
                "select coalesce(max(right(reference, 4)::int), 0) from notice where reference like 'WL-2026-%'";
        int before = Integer.parseInt(owner.value(greatest));
        List<Callable<JsonNode>> circulations = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            for (Viewer issuer : List.of(EALING, BRENT, Viewer.as("lead.harrow"))) {
                Begun good = begin(issuer, westLondon("PROVIDER_WITHDREW"));
                Begun bad = begin(issuer, Map.of());
                circulations.add(() -> change(issuer, "circulateNotice", good));
                circulations.add(() -> change(issuer, "circulateNotice", bad));
            }
        }
        int given = 0;
        try (ExecutorService several = Executors.newFixedThreadPool(6)) {
            for (Future<JsonNode> answer : several.invokeAll(circulations)) {
                given += answer.get().get("errors").isEmpty() ? 1 : 0;
            }
        }
        assertThat(given).isEqualTo(12);
        assertThat(Integer.parseInt(owner.value(greatest))).isEqualTo(before + given);
        assertThat(owner.value("select count(*) from notice where reference like 'WL-2026-%'"))
                .isEqualTo(owner.value(greatest));
    }

    @Test
    void textsAreGoneAgainWhenTheTimeIsUp() {
        Begun notice = circulated(EALING, begin(EALING, westLondon("PROVIDER_WITHDREW")));
        String asked = "{notice(id:\"" + notice.id() + "\"){contents{nodes{whatHappened}}}}";
        open(BRENT, notice.id());
        assertThat(BRENT.asks(asked).values()).hasSize(1);
        // The log is only added to: as superuser, with triggers off, its rows are moved into the past.
        PlainSql.over(database.superuser())
                .does(
                        "set local session_replication_role = replica",
                        "update notice_reading set read_at = now() - interval '31 minutes', open_until = now() - interval '1 minute' where notice_id = '"
                                + notice.uuid() + "'");
        assertThat(BRENT.asks(asked).values()).isEmpty();
        open(BRENT, notice.id());
        assertThat(BRENT.asks(asked).values()).hasSize(1);
        repairChains();
    }

    @Test
    void aRowOfTheLogThatWasTamperedWithIsNamed() {
        Begun notice = circulated(EALING, begin(EALING, westLondon("PROVIDER_WITHDREW")));
        open(BRENT, notice.id());
        open(Viewer.as("lead.harrow"), notice.id());
        open(BRENT, notice.id());
        String faults = "select reading_id, fault from app.reading_chain_faults()";
        assertThat(owner.values(faults)).isEmpty();
        String row = owner.value("select id from notice_reading where notice_id = '" + notice.uuid()
                + "' order by read_at, number limit 1");
        PlainSql superuser = PlainSql.over(database.superuser());
        superuser.does(
                "set local session_replication_role = replica",
                "update notice_reading set purpose_words = 'nothing to see here' where id = '" + row + "'");
        assertThat(owner.values(faults)).containsExactly(row, "this row was changed");
        superuser.does(
                "set local session_replication_role = replica",
                "update notice_reading set purpose_words = null where id = '" + row + "'");
        assertThat(owner.values(faults)).isEmpty();
        superuser.does(
                "set local session_replication_role = replica",
                "create table kept_reading as select * from notice_reading where notice_id = '" + notice.uuid() + "'",
                "delete from notice_reading where notice_id = '" + notice.uuid() + "'");
        assertThat(owner.values(faults)).contains("rows at the end are missing");
        repairChains();
        superuser.does("drop table kept_reading");
    }

    /** For the other tests of this database: the chains begin anew. */
    private void repairChains() {
        PlainSql.over(database.superuser())
                .does(
                        "set local session_replication_role = replica",
                        "delete from notice_reading",
                        "update reading_chain set number = 0, hash = decode(repeat('00', 32), 'hex')");
    }

    private Begun circulatedWithFile() {
        Begun draft = begin(EALING, westLondon("PROVIDER_WITHDREW"));
        return circulated(EALING, begun(WestLondonLifeTest.attach(EALING, draft, "letter.txt", "Dear all".getBytes())));
    }

    /** The postman reads meanwhile: of two who wait for each other one is told to try again. */
    private void assertRefused(String sql) {
        Throwable refusal = catchThrowable(() -> owner.does(sql));
        for (int again = 0; again < 5 && isDeadlock(refusal); again++) {
            refusal = catchThrowable(() -> owner.does(sql));
        }
        assertThat(refusal)
                .as(sql)
                .rootCause()
                .hasMessageMatching("(?s)ERROR: (what was circulated|rows are only added).*");
    }

    private static boolean isDeadlock(@Nullable Throwable refusal) {
        return refusal != null
                && String.valueOf(NestedExceptionUtils.getMostSpecificCause(refusal))
                        .contains("deadlock detected");
    }
}
