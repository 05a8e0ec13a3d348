package uk.interborough.purchasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** What an authority decides acts on its own referral list, at once, and on nobody else's. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.test=purchasing")
@OnDemonstration
class SanctionTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final Viewer BRENT = Viewer.as("commissioner.brent");
    private static final String ANSWER = "{sanction{id version kind endedOn} notice{id state draft{id edit officerName"
            + " providerName reasons{nodes{reason{code} certainty}} contents{nodes{whatHappened}}}} errors{field code message}}";

    @Autowired
    TestDatabase database;

    private PlainSql owner;
    private String provider = "";

    /** One that Ealing buys from, and of which nobody has told anything. */
    @BeforeEach
    void aProviderInGoodStanding() {
        owner = PlainSql.over(database.owner());
        provider = owner.value("""
                select 'provider-' || p.id from provider p
                where exists (select from known.commissioned_service s join authority a on a.id = s.authority_id
                              where s.provider_id = p.id and a.slug = 'ealing' and s.stage = 'EXISTING'
                                and s.current_contract_id is not null and not s.direct_access)
                  and not exists (select from notice n where n.provider_id = p.id)
                  and not exists (select from sanction s where s.provider_id = p.id)
                order by p.id limit 1
                """);
    }

    @Test
    void aSuspensionDropsTheProviderFromTheOwnListAndBeginsTheDraftOfItsNotice() {
        int listed = listed(EALING);
        assertThat(listed).isPositive();
        int withBrent = listed(BRENT);
        String words = owner.value("select count(*) from delivery where kind = 'REFERRAL_LIST'");

        JsonNode suspended = record("SUSPENSION", "No night staff on three nights.", "2026-11-20", "2027-01-20");

        assertThat(suspended.get("errors")).isEmpty();
        assertThat(suspended.at("/notice/state").asString()).isEqualTo("DRAFT");
        assertThat(suspended.at("/notice/draft/reasons/nodes/0/reason/code").asString())
                .isEqualTo("SUSPENSION_START");
        assertThat(suspended.at("/notice/draft/contents/nodes/0/whatHappened").asString())
                .isEqualTo("No night staff on three nights.");
        assertThat(listed(EALING)).isZero();
        assertThat(listed(BRENT)).isEqualTo(withBrent);
        assertThat(statuses(BRENT)).isEmpty();
        assertThat(statuses(EALING)).containsExactly("SUSPENDED", "2026-11-20", "true");
        assertThat(BRENT.asks("{sanction(id:\"" + suspended.at("/sanction/id").asString() + "\"){id}}")
                        .values())
                .containsExactly("null");
        assertThat(due(EALING)).containsExactly("SUSPENSION_START", "2026-11-27", "false", "DRAFT");
        assertThat(due(BRENT)).isEmpty();
        assertThat(Integer.parseInt(owner.value("select count(*) from delivery where kind = 'REFERRAL_LIST'")))
                .isGreaterThan(Integer.parseInt(words));
        assertThat(owner.values("select distinct a.slug from delivery d join authority a on a.id = d.authority_id"
                        + " where d.kind = 'REFERRAL_LIST' and d.queued_at > now() - interval '1 minute'"))
                .containsExactly("ealing");

        JsonNode lifted = end(suspended, 1, "2026-11-22", "Rotas are complete again.");
        assertThat(lifted.get("errors")).isEmpty();
        assertThat(listed(EALING)).isEqualTo(listed);
        assertThat(told(end(suspended, 1, "2026-11-22", "Again."), "code")).containsExactly("CONFLICT");
    }

    @Test
    void whatOthersWereToldStandsBesideTheirListsAndDropsNothing() {
        int withBrent = listed(BRENT);
        String notice = record("SUSPENSION", "No night staff.", "2026-11-20", "2027-01-20")
                .at("/notice/id")
                .asString();
        String completed = """
                mutation {saveNoticeDraft(notice: "%s", edit: 1, draft: {officerJobTitle: "Contracts officer", officerTelephone: "1",
                  nature: "%s", notInformed: "%s", contactName: "Desk", contactTelephone: "2"}) {notice {draft {edit}} errors {message}}}
                """.formatted(
                        notice,
                        owner.value("select 'notice-term-' || id from notice_term where code = 'SUPPORTED_LIVING'"),
                        owner.value("select 'notice-term-' || id from notice_term where code = 'WOULD_AGGRAVATE'"));
        int edit =
                EALING.asks(completed).at("/saveNoticeDraft/notice/draft/edit").asInt();
        assertThat(EALING.asks("mutation{circulateNotice(notice:\"" + notice + "\",edit:" + edit
                                + "){notice{state} errors{field message}}}")
                        .values())
                .containsExactly("CIRCULATED");

        assertThat(due(EALING)).isEmpty();
        assertThat(listed(BRENT)).isEqualTo(withBrent);
        assertThat(statuses(BRENT)).containsExactly("SUSPENDED", "2026-11-20", "false");
        assertThat(BRENT.asks("{referralList(where:{provider:{id:{eq:\"" + provider
                                + "\"}}},first:1){nodes{othersSuspended othersEnded others}}}")
                        .values())
                .containsExactly("1", "0", "Ealing");
    }

    @Test
    void everyFaultIsToldAtOnceAndNothingIsSaved() {
        String before = owner.value("select count(*) from sanction");
        JsonNode refused = EALING.asks(
                        "mutation{recordSanction(provider:\"provider-00000000-0000-7000-8000-000000000000\","
                                + "service:\"service-00000000-0000-7000-8000-000000000000\",kind:SUSPENSION,reason:\" \","
                                + "imposedOn:\"2026-11-23\",reviewOn:\"2026-11-01\")" + ANSWER + "}")
                .at("/recordSanction");
        assertThat(told(refused, "message"))
                .containsExactly(
                        "There is no such provider",
                        "There is no such service of this provider under a contract of yours",
                        "Enter the reason",
                        "The first day is today or earlier, from 1 April 2003",
                        "The review is after the first day");
        assertThat(owner.value("select count(*) from sanction")).isEqualTo(before);
        assertThat(told(
                        Viewer.as("coordinator")
                                .asks("mutation{recordSanction(provider:\"" + provider
                                        + "\",kind:SUSPENSION,reason:\"x\",imposedOn:\"2026-11-20\")" + ANSWER + "}")
                                .at("/recordSanction"),
                        "code"))
                .containsExactly("FORBIDDEN");
    }

    @Test
    void theSameKeyRecordsOnce() {
        String sent = "mutation{recordSanction(provider:\"" + provider
                + "\",kind:TERMINATION_NOTICE,reason:\"Missed twice.\",imposedOn:\"2026-11-20\",clientMutationKey:\"end 1\")"
                + ANSWER + "}";
        JsonNode first = EALING.asks(sent).at("/recordSanction");
        assertThat(EALING.asks(sent).at("/recordSanction").toString()).isEqualTo(first.toString());
        assertThat(first.at("/notice/draft/reasons/nodes/0/reason/code").asString())
                .isEqualTo("PERMANENT_END");
    }

    @Test
    void countsTellAnAnalystHowManyAndNotOfWhom() {
        Viewer analyst = Viewer.as("analyst.ealing");
        assertThat(analyst.asks("{notices(first:5){totalCount{value}} statedReasons{totalCount{value}}}")
                        .values())
                .containsExactly("0", "0");
        List<String> counted = analyst.asks("{noticeCountsStats(groupBy:[{by:AUTHORITY}]){nodes{notices{sum}}}}")
                .values();
        assertThat(counted).isNotEmpty().doesNotContain("0");
    }

    private JsonNode record(String kind, String reason, String imposedOn, String reviewOn) {
        return EALING.asks("mutation{recordSanction(provider:\"" + provider + "\",kind:" + kind + ",reason:\"" + reason
                        + "\",imposedOn:\"" + imposedOn + "\",reviewOn:\"" + reviewOn + "\")" + ANSWER + "}")
                .at("/recordSanction");
    }

    private static JsonNode end(JsonNode sanction, int version, String endedOn, String because) {
        return EALING.asks("mutation{endSanction(id:\""
                        + sanction.at("/sanction/id").asString() + "\",version:" + version + ",endedOn:\"" + endedOn
                        + "\",because:\"" + because + "\")" + ANSWER + "}")
                .at("/endSanction");
    }

    private int listed(Viewer viewer) {
        return Integer.parseInt(
                viewer.asks("{referralList(where:{provider:{id:{eq:\"" + provider + "\"}}}){totalCount{value}}}")
                        .values()
                        .getFirst());
    }

    private List<String> statuses(Viewer viewer) {
        return viewer.asks("{provider(id:\"" + provider + "\"){purchasingStatuses{nodes{status since isOwn}}}}")
                .values();
    }

    private List<String> due(Viewer viewer) {
        return viewer.asks("{noticesDue(where:{provider:{id:{eq:\"" + provider
                        + "\"}}}){nodes{reason{code} dueOn isOverdue draft{state}}}}")
                .values();
    }

    private static List<String> told(JsonNode answer, String what) {
        return Objects.requireNonNull(answer.get("errors"))
                .valueStream()
                .map(error -> error.get(what).asString())
                .toList();
    }
}
