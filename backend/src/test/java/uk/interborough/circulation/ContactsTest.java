package uk.interborough.circulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** Whom members name to be told. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class ContactsTest {
    private static final Viewer BRENT = Viewer.as("commissioner.brent");
    private static final Viewer COORDINATOR = Viewer.as("coordinator");
    private static final String ADD =
            "mutation($p:ID,$a:ID,$o:ID,$c:NoticeContactInput!){addNoticeContact(partnership:$p,authority:$a,observer:$o,contact:$c){contact{authority{name} observer{name} email role version} errors{field code}}}";
    private static final String UPDATE =
            "mutation($id:ID!,$v:Int!,$c:NoticeContactInput!){updateNoticeContact(id:$id,version:$v,contact:$c){contact{email isCirculated version} errors{field code}}}";
    private static final String REMOVE =
            "mutation($id:ID!,$v:Int!){removeNoticeContact(id:$id,version:$v){contact{email} errors{field code}}}";

    @Autowired
    TestDatabase database;

    private NoticeWorld world;

    @BeforeEach
    void contacts() {
        world = new NoticeWorld(database).withContacts();
    }

    @Test
    void anAuthorityNamesItsOwnAndTheCoordinatorAnybodys() {
        assertThat(BRENT.asks(ADD, Map.of("c", contact("desk@brent.example"))).values())
                .containsExactly("Brent", "null", "desk@brent.example", "OFFICER", "1");
        String harrow = "authority-" + world.owner().value("select id from authority where slug = 'harrow'");
        assertThat(BRENT.asks(ADD, Map.of("a", harrow, "c", contact("x@harrow.example")))
                        .values())
                .containsExactly("null", "contact", "FORBIDDEN");
        assertThat(Viewer.as("coordinator")
                        .asks(ADD, Map.of("a", harrow, "c", contact("x@harrow.example")))
                        .values())
                .containsExactly("null", "partnership", "INCOMPLETE");
        String westLondon = "partnership-" + world.owner().value("select app.named_id('partnership', 'WEST_LONDON')");
        assertThat(COORDINATOR
                        .asks(ADD, Map.of("p", westLondon, "a", harrow, "c", contact("x@harrow.example")))
                        .values())
                .startsWith("Harrow");
        String wigan = "authority-" + world.owner().value("select id from authority where slug = 'wigan'");
        assertThat(COORDINATOR
                        .asks(ADD, Map.of("p", westLondon, "a", wigan, "c", contact("x@wigan.example")))
                        .values())
                .containsExactly("null", "authority", "NOT_FOUND");
        String northWest = "partnership-" + world.owner().value("select app.named_id('partnership', 'NORTH_WEST')");
        String observer = "observer-" + world.owner().value("select id from observer where left_on is null limit 1");
        assertThat(COORDINATOR
                        .asks(ADD, Map.of("p", northWest, "o", observer, "c", contact("x@observer.example")))
                        .values())
                .startsWith("null")
                .contains("x@observer.example");
        assertThat(BRENT.asks(ADD, Map.of("p", northWest, "c", contact("x@brent.example")))
                        .values())
                .containsExactly("null", "partnership", "NOT_FOUND");
    }

    @Test
    void allFaultsComeAtOnce() {
        Map<String, Object> wrong = new HashMap<>(contact("not an address"));
        wrong.put("name", "  ");
        wrong.put("jobTitle", "x".repeat(201));
        wrong.put("telephone", "\u0007");
        assertThat(BRENT.asks(ADD, Map.of("c", wrong)).values())
                .containsExactly(
                        "null",
                        "contact.name",
                        "INCOMPLETE",
                        "contact.jobTitle",
                        "TOO_LONG",
                        "contact.telephone",
                        "BAD_USER_INPUT",
                        "contact.email",
                        "BAD_USER_INPUT");
        assertThat(BRENT.asks(ADD, Map.of("c", contact("OFFICER@brent.example")))
                        .values())
                .containsExactly("null", "contact.email", "DUPLICATE");
        assertThat(Viewer.as("analyst.brent")
                        .asks(ADD, Map.of("c", contact("a@brent.example")))
                        .text())
                .contains("FORBIDDEN");
    }

    @Test
    void theLastContactOfAMemberStays() {
        String officer = id("officer@brent.example");
        assertThat(BRENT.asks(REMOVE, Map.of("id", officer, "v", 1)).values())
                .containsExactly("null", "id", "LAST_CONTACT");
        Map<String, Object> silent = new HashMap<>(contact("officer@brent.example"));
        silent.put("isCirculated", false);
        assertThat(BRENT.asks(UPDATE, Map.of("id", officer, "v", 1, "c", silent))
                        .values())
                .containsExactly("null", "id", "LAST_CONTACT");
        BRENT.asks(ADD, Map.of("c", contact("desk@brent.example"))).data();
        assertThat(BRENT.asks(REMOVE, Map.of("id", officer, "v", 1)).values()).containsExactly("null");
        assertThat(BRENT.asks(REMOVE, Map.of("id", officer, "v", 1)).values())
                .containsExactly("null", "id", "NOT_FOUND");
    }

    @Test
    void whoChangesWhatSomebodyElseChangedIsShownIt() {
        String officer = id("officer@brent.example");
        assertThat(BRENT.asks(UPDATE, Map.of("id", officer, "v", 1, "c", contact("new@brent.example")))
                        .values())
                .containsExactly("new@brent.example", "true", "2");
        assertThat(BRENT.asks(UPDATE, Map.of("id", officer, "v", 1, "c", contact("other@brent.example")))
                        .values())
                .containsExactly("new@brent.example", "true", "2", "version", "CONFLICT");
        assertThat(BRENT.asks(REMOVE, Map.of("id", officer, "v", 1)).values())
                .containsExactly("new@brent.example", "version", "CONFLICT");
        assertThat(Viewer.as("commissioner.harrow")
                        .asks(UPDATE, Map.of("id", officer, "v", 2, "c", contact("x@brent.example")))
                        .values())
                .containsExactly("null", "contact", "FORBIDDEN");
        assertThat(Viewer.as("commissioner.wigan")
                        .asks(UPDATE, Map.of("id", officer, "v", 2, "c", contact("x@brent.example")))
                        .values())
                .containsExactly("null", "id", "NOT_FOUND");
    }

    private String id(String email) {
        return "notice-contact-" + world.owner().value("select id from notice_contact where email = '" + email + "'");
    }

    private static Map<String, Object> contact(String email) {
        return Map.of("role", "OFFICER", "name", "A desk", "email", email);
    }
}
