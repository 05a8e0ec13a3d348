package uk.interborough.notices;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** Officers who raise notices, on a database of these tests' own where every member and the observer has named a contact. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.test=notices")
@OnDemonstration
abstract class NoticesWork {
    static final Viewer EALING = Viewer.as("commissioner.ealing");
    static final Viewer BRENT = Viewer.as("commissioner.brent");
    static final Viewer WIGAN = Viewer.as("commissioner.wigan");
    static final Viewer COORDINATOR = Viewer.as("coordinator");
    static final String ANSWER = """
             { notice { id state reference closing submittedAt latestVersion { id number }
                        draft { id edit returnedBecause faults { nodes { field code message clause } } } }
               errors { field code message clause } }
            """;

    @Autowired
    TestDatabase database;

    PlainSql owner;

    @BeforeEach
    void everybodyHasNamedAContact() {
        owner = PlainSql.over(database.owner());
        owner.does("""
                insert into notice_contact (partnership_id, authority_id, role, name, email)
                select m.partnership_id, m.authority_id, 'MAILBOX', a.name || ' notices', 'notices@' || a.slug || '.example'
                from membership m join authority a on a.id = m.authority_id on conflict do nothing
                """, """
                insert into notice_contact (partnership_id, observer_id, role, name, email)
                select o.partnership_id, o.id, 'MAILBOX', o.name, 'notices@observer.example' from observer o on conflict do nothing
                """);
    }

    /** A draft as it stands. */
    record Begun(String id, int edit) {

        /** Its identifier in the database. */
        String uuid() {
            return id.substring(id.length() - 36);
        }
    }

    /** The answer to saving; {@code begun} null: a new one. */
    JsonNode save(Viewer viewer, @Nullable Begun begun, Map<String, ?> draft, @Nullable String key) {
        Map<String, @Nullable Object> sent = new HashMap<>();
        sent.put("notice", begun == null ? null : begun.id());
        sent.put("edit", begun == null ? null : begun.edit());
        sent.put("draft", draft);
        sent.put("key", key);
        return viewer.asks(
                        "mutation ($notice: ID, $edit: Int, $draft: NoticeDraftInput!, $key: String) {"
                                + " saveNoticeDraft(notice: $notice, edit: $edit, draft: $draft, clientMutationKey: $key)"
                                + ANSWER + "}",
                        sent)
                .at("/saveNoticeDraft");
    }

    Begun begin(Viewer viewer, Map<String, ?> draft) {
        return begun(save(viewer, null, draft, null));
    }

    /** What an answer without faults tells of the draft. */
    static Begun begun(JsonNode answer) {
        if (!answer.get("errors").isEmpty()) {
            throw new AssertionError("expected no faults, found " + answer);
        }
        return new Begun(
                answer.at("/notice/id").asString(),
                answer.at("/notice/draft/edit").asInt());
    }

    /** The answer to another mutation with these arguments, written out. */
    static JsonNode change(Viewer viewer, String mutation, String arguments) {
        return viewer.asks("mutation { " + mutation + "(" + arguments + ")" + ANSWER + "}")
                .at("/" + mutation);
    }

    static JsonNode change(Viewer viewer, String mutation, Begun begun) {
        return change(viewer, mutation, "notice: \"" + begun.id() + "\", edit: " + begun.edit());
    }

    /** Circulates; the answer has no faults. */
    static Begun circulated(Viewer viewer, Begun begun) {
        JsonNode answer = change(viewer, "circulateNotice", begun);
        if (!answer.get("errors").isEmpty()) {
            throw new AssertionError("expected no faults, found " + answer);
        }
        return begun;
    }

    static Begun next(Viewer viewer, Begun begun, String kind) {
        return begun(change(viewer, "beginNoticeVersion", "notice: \"" + begun.id() + "\", kind: " + kind));
    }

    JsonNode open(Viewer viewer, String notice) {
        return viewer.asks("mutation { openNotices(notices: [\"" + notice + "\"], purpose: \"" + term("PURPOSE", "RISK")
                        + "\") {"
                        + " notices { id contents { nodes { whatHappened } } versions { nodes { number attachments { nodes { id name } } } } }"
                        + " errors { field code message clause } } }")
                .at("/openNotices");
    }

    /** A draft under the West London protocol that lacks nothing. */
    Map<String, Object> westLondon(String reason) {
        Map<String, Object> draft = new HashMap<>(Map.of(
                "provider", provider(),
                "officerName", "Officer of the day",
                "officerJobTitle", "Contracts officer",
                "officerTelephone", "020 7946 0001",
                "eventOn", "2026-11-16",
                "nature", term("SERVICE_NATURE", "FLOATING_SUPPORT"),
                "notInformed", term("NOT_INFORMED", "WOULD_AGGRAVATE"),
                "contactName", "Contracts desk",
                "contactTelephone", "020 7946 0002",
                "whatHappened", "Support hours were not delivered."));
        draft.put("reasons", List.of(Map.of("reason", reason(reason))));
        return draft;
    }

    /** A draft on Section A of the North West that lacks nothing. */
    Map<String, Object> northWest() {
        Map<String, Object> draft = westLondon("PNW_QUALITY");
        draft.remove("nature");
        draft.put("scope", "ORGANISATION");
        draft.put("placementAction", term("PLACEMENT_ACTION", "NOT_PLACING"));
        draft.put("reviewOn", "2027-01-29");
        return draft;
    }

    String provider() {
        return owner.value("select 'provider-' || id from provider order by id limit 1");
    }

    String term(String list, String code) {
        return owner.value(
                "select 'notice-term-' || id from notice_term where list = '%s' and code = '%s'".formatted(list, code));
    }

    String reason(String code) {
        return owner.value("select 'notice-reason-' || id from notice_reason where code = '" + code + "'");
    }

    static List<String> told(JsonNode answer, String what) {
        return Objects.requireNonNull(answer.get("errors"))
                .valueStream()
                .map(error -> error.get(what).asString())
                .toList();
    }

    static String nothing(String type) {
        return type + "-" + new UUID(7, 7);
    }

    /** All values of a reply but for what is left to spend. */
    static String text(Reply reply) {
        return reply.text().replaceAll("\"(remaining|traceId|lastUsedAt)\":[^,}]+,?", "");
    }
}
