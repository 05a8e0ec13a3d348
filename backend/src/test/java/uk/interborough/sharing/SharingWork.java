package uk.interborough.sharing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.circulation.NoticeWorld;
import uk.interborough.testing.Nowadays;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** A notice of Ealing that has just been circulated, and what one does with it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.test=sharing")
@OnDemonstration
@ExtendWith(Nowadays.class)
abstract class SharingWork {
    static final Viewer EALING = Viewer.as("commissioner.ealing");
    static final Viewer BRENT = Viewer.as("commissioner.brent");
    static final Viewer HARROW = Viewer.as("commissioner.harrow");
    static final Viewer WIGAN = Viewer.as("commissioner.wigan");
    static final Viewer ANALYST = Viewer.as("analyst.ealing");
    static final Viewer COORDINATOR = Viewer.as("coordinator");
    static final Viewer ADMIN = Viewer.as("admin");
    static final String NOTHING = "notice-00000000-0000-7000-8000-000000000000";

    @Autowired
    TestDatabase database;

    NoticeWorld world;
    String notice;

    @BeforeEach
    void aNoticeOfEaling() {
        world = new NoticeWorld(database).withContacts();
        notice = "notice-" + world.circulated("WEST_LONDON", "ealing");
    }

    String uuid() {
        return bare(notice);
    }

    static String bare(String id) {
        return id.substring(id.length() - 36);
    }

    /** A draft of Ealing that lacks nothing but its circulation. */
    String draft() {
        return world.owner()
                .value("select 'notice-' || notice_id from notice_version where id = '"
                        + world.draft("WEST_LONDON", "ealing") + "'");
    }

    List<String> request(Viewer viewer, String about) {
        return onward(viewer, "requestOnwardSharing", about, to("desk@elsewhere.example"), null);
    }

    List<String> share(Viewer viewer, String about) {
        return onward(viewer, "shareOnward", about, to("desk@elsewhere.example"), null);
    }

    static Map<String, Object> to(String email) {
        return Map.of("name", "Elsewhere", "email", email);
    }

    /** Identifier and state, then field and code of each fault. */
    static List<String> onward(
            Viewer viewer, String mutation, String about, Map<String, Object> to, @Nullable String key) {
        Map<String, @Nullable Object> sent = new HashMap<>(Map.of("n", about, "t", to));
        sent.put("k", key);
        return viewer.asks(
                        "mutation($n:ID!,$t:OnwardRecipientInput!,$k:String){" + mutation
                                + "(notice:$n,to:$t,because:\"Two placements are known\",clientMutationKey:$k)"
                                + "{onwardShare{id state} errors{field code}}}",
                        sent)
                .values();
    }

    static List<String> decide(Viewer viewer, String share, int version, boolean approved, String words) {
        return viewer.asks("mutation{decideOnwardSharing(id:\"" + share + "\",version:" + version + ",approved:"
                        + approved + ",words:\"" + words + "\"){onwardShare{state decisionWords} errors{field code}}}")
                .values();
    }

    List<String> disclose(Viewer viewer, String about) {
        return viewer.asks("mutation{recordDisclosure(notice:\"" + about + "\",basis:\"" + basis("REGULATOR")
                        + "\",recipient:\"The regulator\",disclosedOn:\"" + Nowadays.today() + "\",what:\"The form\")"
                        + "{noticeDisclosure{id authority{slug}} errors{field code}}}")
                .values();
    }

    static List<String> challenge(Viewer viewer, String about) {
        return viewer.asks("mutation{recordChallenge(notice:\"" + about
                        + "\",route:COUNCIL_COMPLAINT,receivedOn:\"" + Nowadays.today() + "\",dueOn:\""
                        + Nowadays.today().plusDays(28) + "\")"
                        + "{noticeChallenge{id state} errors{field code}}}")
                .values();
    }

    String basis(String code) {
        return world.owner()
                .value("select 'notice-term-' || id from notice_term where list = 'DISCLOSURE_BASIS' and code = '"
                        + code + "'");
    }
}
