package uk.interborough.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.interborough.testing.Reply;

/**
 * Who learns what of notices in each state: seven authorities and every role, and who stands beside them, through everything the
 * contract offers and through the tables themselves. To whom it is not told, it is not there.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("matrix")
class DisclosureTest extends EveryStateWork {
    /** Files of many tables; of one table there is text/csv too. */
    private static final List<String> FILES =
            List.of("application/x-ndjson", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** Roles that ask for everything of another moment. */
    private static final Set<String> ASK_ALL = Set.of("COMMISSIONER", "ANALYST", "COORDINATOR", "ADMINISTRATOR");

    private static final int LISTS_AT_ONCE = 8;
    private static final int STATISTICS_AT_ONCE = 25;

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
        Findings found = look(onlookers, questions(walk.lists(1), walk.statistics()));
        assertThat(found.leaks()).isEmpty();
        assertThat(planted.words()).allSatisfy(word -> assertThat(found.seen()).contains(word.text()));
    }

    private static List<String> questions(List<String> lists, List<String> statistics) {
        List<String> questions = new ArrayList<>(Walk.together(lists, LISTS_AT_ONCE));
        questions.addAll(Walk.together(statistics, STATISTICS_AT_ONCE));
        return questions;
    }

    /** Through the contract, as files, and through the tables. */
    private Findings look(List<Onlooker> viewers, List<String> questions) throws Exception {
        Findings found = new Findings(planted);
        List<String> lists = walk.plainLists();
        String all = Walk.together(lists);
        List<String> relations = relations();
        each(viewers, onlooker -> {
            for (String question : questions) {
                found.look(onlooker, "through the contract", answer(onlooker, question), onlooker::isTold);
            }
            for (String list : lists) {
                found.look(onlooker, "through the contract", file(onlooker, "text/csv", list), onlooker::isTold);
            }
            for (String form : FILES) {
                found.look(onlooker, "through the contract", file(onlooker, form, all), onlooker::isTold);
            }
            found.look(onlooker, "through the tables", tables(onlooker, relations), onlooker::isTold);
        });
        return found;
    }

    /** One that is without faults. What a busy machine did not answer in time is asked again. */
    private static String answer(Onlooker onlooker, String question) {
        Reply reply = onlooker.viewer().asks(question);
        for (int again = 0; again < 2 && reply.text().contains("\"TIMEOUT\""); again++) {
            reply = onlooker.viewer().asks(question);
        }
        assertThat(reply.status()).as(question).isEqualTo(200);
        if (reply.text().contains("\"errors\"")) {
            assertThat(reply.codes()).as(question).isEmpty();
        }
        return reply.text();
    }

    @Test
    void nobodyLearnsItByAskingOfAnotherMoment() throws Exception {
        Findings before = new Findings(planted);
        Findings now = new Findings(planted);
        Walk ofBefore = walk.asOf(beforeCirculation);
        Walk ofNow = walk.asOf(moment());
        each(onlookers, onlooker -> {
            boolean wrote = onlooker.authority().equals("ealing") && onlooker.readsNotices();
            boolean asksAll = ASK_ALL.contains(onlooker.role())
                    && List.of("ealing", "brent", "harrow", "wigan", "").contains(onlooker.authority());
            questions(ofBefore, asksAll)
                    .forEach(question -> before.look(onlooker, "before", answer(onlooker, question), word -> wrote));
            questions(ofNow, asksAll)
                    .forEach(question -> now.look(onlooker, "now", answer(onlooker, question), onlooker::isTold));
        });
        assertThat(before.leaks()).isEmpty();
        assertThat(now.leaks()).isEmpty();
        assertThat(planted.words())
                .filteredOn(word -> word.state().equals("circulated"))
                .allSatisfy(word -> {
                    assertThat(before.seen()).contains(word.text());
                    assertThat(now.seen()).contains(word.text());
                });
        assertThat(now.seen())
                .as("what is no more, or stands otherwise now")
                .doesNotContainAnyElementsOf(planted.words().stream()
                        .filter(word -> Set.of("gone", "old").contains(word.state()))
                        .map(NoticesPlanted.Word::text)
                        .toList());
    }

    /** Of the past everybody is asked for lists of notices and their parts, since it takes long; some for everything. */
    private static List<String> questions(Walk then, boolean all) {
        return all ? questions(then.lists(1), then.statistics()) : Walk.together(then.listsOfFamily(1), LISTS_AT_ONCE);
    }

    @Test
    void nothingIsNestedTooDeepToBeFound() throws Exception {
        Findings found = new Findings(planted);
        List<String> questions = Walk.together(walk.lists(2), LISTS_AT_ONCE);
        List<String> through = walk.throughOthers();
        Findings beyond = new Findings(planted);
        each(onlookersOf("ealing", "harrow", "wigan", ""), onlooker -> {
            questions.forEach(question ->
                    found.look(onlooker, question.substring(0, 30), answer(onlooker, question), onlooker::isTold));
            through.forEach(question ->
                    beyond.look(onlooker, question.substring(0, 30), answer(onlooker, question), onlooker::isTold));
        });
        assertThat(found.leaks()).isEmpty();
        assertThat(beyond.leaks()).isEmpty();
        assertThat(through).hasSizeGreaterThan(10);
        // two steps away stand notices, not their forms: that some are reached shows that the walk goes there
        assertThat(beyond.seen()).as("through what is no notice").isNotEmpty();
    }

    private List<Onlooker> onlookersOf(String... authorities) {
        return onlookers.stream()
                .filter(onlooker -> List.of(authorities).contains(onlooker.authority()))
                .toList();
    }

    @Test
    void whatIsNotToldAnswersLikeWhatIsNotThere() throws Exception {
        Collection<String> leaks = new ConcurrentLinkedQueue<>();
        List<String[]> rows = rows();
        each(onlookers, onlooker -> {
            List<Likeness.Pair> pairs = new ArrayList<>();
            for (String[] row : rows) {
                if (!onlooker.isTold(new NoticesPlanted.Word(row[0], row[1], ""))) {
                    String none = nothing(row[3].substring(0, row[3].length() - 37));
                    about(row[2])
                            .forEach(question -> pairs.add(
                                    new Likeness.Pair(question.replace("%s", row[3]), question.replace("%s", none))));
                }
            }
            leaks.addAll(Likeness.differences(onlooker, pairs));
        });
        assertThat(leaks).isEmpty();
    }

    /** What names something of a type; %s stands for it. */
    private List<String> about(String type) {
        List<String> questions = new ArrayList<>(walk.byIdentifier(type));
        if (type.equals("Notice")) {
            questions.addAll(MUTATIONS);
        }
        if (type.equals("NoticeAttachment")) {
            questions.add("{noticeAttachmentFile(attachment:\"%s\"){name content}}");
            questions.add(
                    "mutation{removeNoticeAttachment(attachment:\"%s\",edit:99){notice{id} errors{field code message clause}}}");
        }
        return questions;
    }

    @Test
    void nobodyGuessesWhatIsNotTold() throws Exception {
        Collection<String> leaks = new ConcurrentLinkedQueue<>();
        Collection<String> guessed = new ConcurrentLinkedQueue<>();
        List<String> guesses = walk.guesses();
        each(onlookersOf("ealing", "harrow", ""), onlooker -> {
            for (String state : List.of("draft", "second", "gone", "old")) {
                Reply reply = onlooker.viewer().asks(Walk.together(guesses).replace("%s", "qq" + state));
                for (int i = 0; i < guesses.size(); i++) {
                    boolean found = reply.at("/q" + i + "/totalCount/value").asInt(-1) != 0;
                    if (found) {
                        guessed.add(guesses.get(i));
                    }
                    if (found && !onlooker.isTold(new NoticesPlanted.Word(state, "notice_version", ""))) {
                        leaks.add(onlooker.username() + ": " + state + " " + guesses.get(i));
                    }
                }
            }
        });
        assertThat(leaks).isEmpty();
        assertThat(guessed).isNotEmpty();
    }

    @Test
    void aPolicyThatForgetsThatADraftIsNoneIsSeen() throws Exception {
        List<Onlooker> stranger = onlookers.stream()
                .filter(onlooker -> onlooker.username().equals("m.commissioner.harrow"))
                .toList();
        List<String> questions = walk.lists(1).stream()
                .filter(question -> question.startsWith("{noticeVersions("))
                .toList();
        assertThat(look(stranger, questions).leaks()).isEmpty();
        owner.does("create policy planted on notice_version for select to interborough_app"
                + " using (partnership_id = any ((select app.partnership_ids())::uuid[]))");
        try {
            assertThat(look(stranger, questions).leaks())
                    .anyMatch(leak -> leak.contains("through the contract") && leak.contains("state=second"))
                    .anyMatch(leak -> leak.contains("through the tables") && leak.contains("state=draft"));
        } finally {
            owner.does("drop policy planted on notice_version");
        }
    }

    @Test
    void aHistoryThatForgetsThatADraftIsNoneIsSeen() throws Exception {
        Onlooker stranger = new Onlooker("m.commissioner.harrow", "harrow", "WEST_LONDON", "COMMISSIONER");
        String question = walk.asOf(beforeCirculation).lists(1).stream()
                .filter(each -> each.startsWith("{noticeVersions("))
                .findFirst()
                .orElseThrow();
        assertThat(answer(stranger, question)).doesNotContain("qqcirculated");
        for (String table : List.of("notice", "notice_version")) {
            owner.does("create policy planted on history." + table + " for select to interborough_app"
                    + " using (partnership_id = any ((select app.partnership_ids())::uuid[]))");
        }
        try {
            assertThat(answer(stranger, question)).contains("qqcirculated");
        } finally {
            owner.does("drop policy planted on history.notice", "drop policy planted on history.notice_version");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whoIsToldOfNoDraftIsAnsweredAsIfThereWereNone() throws Exception {
        List<Onlooker> strangers = onlookers.stream()
                .filter(onlooker -> onlooker.authority().equals("harrow")
                        || onlooker.username().equals("m.analyst.ealing")
                        || onlooker.role().equals("ADMINISTRATOR"))
                .toList();
        List<String> questions = new ArrayList<>(walk.lists(1));
        questions.addAll(Walk.together(walk.statistics(), STATISTICS_AT_ONCE));
        Map<String, List<String>> with = answers(strangers, questions);
        String ours = " and authority_id in (select id from authority where slug in ('ealing', 'wigan'))";
        owner.does(
                "delete from notice where circulated_at is null" + ours,
                "delete from notice_version where circulated_at is null" + ours);
        Map<String, List<String>> without = answers(strangers, questions);
        with.forEach((stranger, answers) -> {
            for (int i = 0; i < answers.size(); i++) {
                assertThat(without.get(stranger).get(i))
                        .as(stranger + ": " + questions.get(i))
                        .isEqualTo(answers.get(i));
            }
        });
    }

    /** Of each, in the order of the questions. */
    private static Map<String, List<String>> answers(List<Onlooker> viewers, List<String> questions) throws Exception {
        Map<String, List<String>> answers = new ConcurrentHashMap<>();
        each(
                viewers,
                onlooker -> answers.put(
                        onlooker.username(),
                        questions.stream()
                                .map(question -> text(onlooker.viewer().asks(question)))
                                .toList()));
        return answers;
    }
}
