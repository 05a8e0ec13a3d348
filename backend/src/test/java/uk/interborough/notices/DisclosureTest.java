package uk.interborough.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;

/**
 * Who learns what of notices in each state: seven authorities and every role, and who stands beside them, through everything the
 * contract offers and through the tables themselves. To whom it is not told, it is not there.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("matrix")
class DisclosureTest extends EveryStateWork {
    /** What these tests made is drafts of Ealing, and of Wigan what was submitted. */
    private static final String OURS = " and authority_id = (select id from authority where slug"
            + " = case when submitted_at is null then 'ealing' else 'wigan' end)";

    private static final List<String> FILES = List.of(
            "text/csv", "application/x-ndjson", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final List<String> MUTATIONS = List.of(
            "mutation{saveNoticeDraft(notice:\"%s\",edit:99,draft:{}){notice{id} errors{field code message clause}}}",
            "mutation{beginNoticeVersion(notice:\"%s\",kind:FIRST){notice{id} errors{field code message clause}}}",
            "mutation{discardNoticeDraft(notice:\"%s\",edit:99){notice{id} errors{field code message clause}}}",
            "mutation{attachToNotice(notice:\"%s\",edit:99,file:\"YQ==\",fileName:\"a.txt\"){notice{id} errors{field code message clause}}}",
            "mutation{submitNotice(notice:\"%s\",edit:99){notice{id} errors{field code message clause}}}",
            "mutation{returnNotice(notice:\"%s\",because:\"a\"){notice{id} errors{field code message clause}}}",
            "mutation{circulateNotice(notice:\"%s\",edit:99){notice{id} errors{field code message clause}}}",
            "mutation{signOffNoticeReview(notice:\"%s\"){notice{id} errors{field code message clause}}}");

    @Test
    void nobodyLearnsWhatIsNotTold() throws Exception {
        assertThat(walk.family())
                .contains(
                        "Notice", "NoticeVersion", "NoticeContent", "StatedReason", "NoticeAttachment", "NoticeFault");
        assertThat(walk.subscriptions())
                .as(
                        "what a new subscription tells of notices is to be asked, as NoticeSubscriptionTest asks noticeChanged")
                .containsExactlyInAnyOrder("importFinished", "noticeChanged");
        List<String> questions = new ArrayList<>(walk.lists(1));
        questions.addAll(walk.statistics());
        Set<String> seen = new TreeSet<>();
        assertThat(leaks(onlookers, questions, seen)).isEmpty();
        assertThat(planted.words()).allSatisfy(word -> assertThat(seen).contains(word.text()));
    }

    /** What is told to whom it is not, and all that was told. */
    private List<String> leaks(List<Onlooker> viewers, List<String> questions, Set<String> seen) throws Exception {
        List<String> leaks = new ArrayList<>();
        for (Onlooker onlooker : viewers) {
            StringBuilder answers = new StringBuilder();
            for (String question : questions) {
                Reply reply = onlooker.viewer().asks(question);
                assertThat(reply.codes()).as(question).isEmpty();
                answers.append(reply.text());
            }
            for (String list : walk.plainLists()) {
                for (String form : FILES) {
                    answers.append(unpacked(
                            onlooker.viewer().downloads(form, list, Map.of()).body()));
                }
            }
            collect(onlooker, answers.toString(), "through the contract", leaks, seen);
            collect(onlooker, tables(onlooker), "through the tables", leaks, seen);
        }
        return leaks;
    }

    @Test
    void nothingIsNestedTooDeepToBeFound() {
        List<String> leaks = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Onlooker onlooker : onlookers) {
            if (!Set.of("ealing", "harrow", "wigan", "").contains(onlooker.authority())) {
                continue;
            }
            for (String question : walk.lists(2)) {
                Reply reply = onlooker.viewer().asks(question);
                assertThat(reply.codes()).as(question).isEmpty();
                collect(onlooker, reply.text(), question.substring(0, 30), leaks, seen);
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void whatIsNotToldAnswersLikeWhatIsNotThere() {
        List<String> leaks = new ArrayList<>();
        for (Onlooker onlooker : onlookers) {
            for (String[] row : rows()) {
                boolean told = onlooker.isTold(new NoticesPlanted.Word(row[0], row[1], ""));
                List<String> questions = new ArrayList<>(walk.byIdentifier(row[2]));
                if (row[2].equals("Notice")) {
                    questions.addAll(MUTATIONS);
                }
                if (row[2].equals("NoticeAttachment")) {
                    questions.add("{noticeAttachmentFile(attachment:\"%s\"){name content}}");
                    questions.add(
                            "mutation{removeNoticeAttachment(attachment:\"%s\",edit:99){notice{id} errors{field code message clause}}}");
                }
                String prefix = row[3].substring(0, row[3].length() - 36);
                for (String question : told ? List.<String>of() : questions) {
                    String theirs = text(onlooker.viewer().asks(question.replace("%s", row[3])));
                    String nothing = text(onlooker.viewer()
                            .asks(question.replace("%s", nothing(prefix.substring(0, prefix.length() - 1)))));
                    if (!theirs.equals(nothing)) {
                        leaks.add(onlooker.username() + ": " + row[0] + " " + question + " answers " + theirs);
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void nobodyGuessesWhatIsNotTold() {
        List<String> leaks = new ArrayList<>();
        int guessed = 0;
        for (Onlooker onlooker : onlookers) {
            if (!Set.of("ealing", "harrow", "").contains(onlooker.authority())) {
                continue;
            }
            for (String state : List.of("draft", "second", "gone", "old")) {
                for (String guess : walk.guesses()) {
                    Reply reply = onlooker.viewer().asks(guess.replace("%s", "qq" + state));
                    boolean found = !reply.values().contains("0");
                    guessed += found ? 1 : 0;
                    if (found && !onlooker.isTold(new NoticesPlanted.Word(state, "notice_version", ""))) {
                        leaks.add(onlooker.username() + ": " + guess);
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(guessed).isPositive();
    }

    @Test
    void aPolicyThatForgetsThatADraftIsNoneIsSeen() throws Exception {
        List<Onlooker> stranger = onlookers.stream()
                .filter(onlooker -> onlooker.username().equals("m.commissioner.harrow"))
                .toList();
        List<String> questions = walk.lists(1).stream()
                .filter(question -> question.startsWith("{noticeVersions("))
                .toList();
        assertThat(leaks(stranger, questions, new TreeSet<>())).isEmpty();
        owner.does("create policy planted on notice_version for select to interborough_app"
                + " using (partnership_id = any ((select app.partnership_ids())::uuid[]))");
        try {
            assertThat(leaks(stranger, questions, new TreeSet<>()))
                    .anyMatch(leak -> leak.contains("through the contract") && leak.contains("state=second"))
                    .anyMatch(leak -> leak.contains("through the tables") && leak.contains("state=draft"));
        } finally {
            owner.does("drop policy planted on notice_version");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whoIsToldOfNoDraftIsAnsweredAsIfThereWereNone() {
        List<Onlooker> strangers = onlookers.stream()
                .filter(onlooker -> onlooker.authority().equals("harrow")
                        || onlooker.username().equals("m.analyst.ealing")
                        || onlooker.role().equals("ADMINISTRATOR"))
                .toList();
        List<String> questions = new ArrayList<>(walk.lists(1));
        questions.addAll(walk.statistics());
        List<String> with = answers(strangers, questions);
        String ours = " and authority_id in (select id from authority where slug in ('ealing', 'wigan'))";
        owner.does(
                "delete from notice where circulated_at is null" + ours,
                "delete from notice_version where circulated_at is null" + ours);
        List<String> without = answers(strangers, questions);
        for (int i = 0; i < with.size(); i++) {
            assertThat(without.get(i)).as(questions.get(i % questions.size())).isEqualTo(with.get(i));
        }
    }

    private static List<String> answers(List<Onlooker> viewers, List<String> questions) {
        return viewers.stream()
                .flatMap(onlooker -> questions.stream()
                        .map(question -> text(onlooker.viewer().asks(question))))
                .toList();
    }

    /** State, table, type and identifier of what is not told to everybody; of notices those that were never circulated. */
    private List<String[]> rows() {
        List<String[]> rows = new ArrayList<>();
        for (String[] each : new String[][] {
            {"notice_version", "NoticeVersion", "notice-version-"},
            {"notice_content", "NoticeContent", "notice-content-"},
            {"stated_reason", "StatedReason", "stated-reason-"},
            {"notice_attachment", "NoticeAttachment", "notice-attachment-"}
        }) {
            List<String> found =
                    owner.values("select case when submitted_at is not null then 'submitted' when notice_id in"
                            + " (select id from notice where circulated_at is not null) then 'second' else 'draft' end, id from "
                            + each[0] + " where circulated_at is null" + OURS + " order by id");
            for (int i = 0; i < found.size(); i += 2) {
                rows.add(new String[] {found.get(i), each[0], each[1], each[2] + found.get(i + 1)});
            }
        }
        List<String> notices = owner.values(
                "select case when submitted_at is null then 'draft' else 'submitted' end, id from notice where circulated_at is null"
                        + OURS);
        for (int i = 0; i < notices.size(); i += 2) {
            rows.add(new String[] {notices.get(i), "notice_version", "Notice", "notice-" + notices.get(i + 1)});
        }
        owner.values("select 'notice-content-' || id from notice_content where circulated_at is not null"
                        + " and authority_id = (select id from authority where slug = 'ealing')")
                .forEach(id -> rows.add(new String[] {"closed", "notice_content", "NoticeContent", id}));
        return rows.stream()
                .filter(row -> !row[0].equals("closed")
                        || owner.value(
                                        "select count(*) from notice_reading where notice_version_id = (select notice_version_id from notice_content where id = '"
                                                + row[3].substring(row[3].length() - 36) + "')")
                                .equals("0"))
                .toList();
    }

    private void collect(Onlooker onlooker, String text, String where, List<String> leaks, Set<String> seen) {
        for (NoticesPlanted.Word word : planted.words()) {
            if (text.contains(word.text())) {
                seen.add(word.text());
                if (!onlooker.isTold(word)) {
                    leaks.add(onlooker.username() + " " + where + ": " + word);
                }
            }
        }
    }

    /** All rows of all relations that tell of notices, now and in the history, as the role of the application. */
    private String tables(Onlooker onlooker) throws SQLException {
        List<String> identity = owner.values(
                "select (i).account_id, coalesce((i).authority_id::text, ''), (i).partnership_ids::text, (i).roles::text"
                        + " from (select app.identity_of(id) as i from account where username = '" + onlooker.username()
                        + "') x");
        StringBuilder rows = new StringBuilder();
        try (Connection connection = database.app().getConnection()) {
            connection.setAutoCommit(false);
            PlainSql.values(
                    connection,
                    "select set_config('app.account', '%s', true), set_config('app.authority', '%s', true), set_config('app.partnerships', '%s', true),"
                                    .formatted(identity.get(0), identity.get(1), identity.get(2))
                            + " set_config('app.roles', '%s', true), set_config('app.known_at', clock_timestamp()::text, true)"
                                    .formatted(identity.get(3)));
            for (String relation : relations()) {
                PlainSql.values(connection, "select t::text from " + relation + " t")
                        .forEach(rows::append);
            }
            connection.rollback();
        }
        return rows.toString();
    }

    private List<String> relations() {
        return owner.values(
                "select c.oid::regclass from pg_class c where c.relname in ("
                        + family().stream()
                                .map(name -> "'" + name + "'")
                                .reduce((a, b) -> a + "," + b)
                                .orElseThrow()
                        + ") and c.relkind in ('r', 'v') and has_table_privilege('interborough_app', c.oid, 'select') order by 1");
    }

    private static String unpacked(byte[] file) throws IOException {
        if (file.length < 2 || file[0] != 'P' || file[1] != 'K') {
            return new String(file, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            DataFormatter shown = new DataFormatter();
            workbook.forEach(sheet -> sheet.forEach(row ->
                    row.forEach(cell -> text.append(shown.formatCellValue(cell)).append(' '))));
        }
        return text.toString();
    }
}
