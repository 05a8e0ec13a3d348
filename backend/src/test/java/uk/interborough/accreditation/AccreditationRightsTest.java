package uk.interborough.accreditation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** Who reads and who writes what. */
class AccreditationRightsTest extends SubGroupsWork {
    private static final String COUNTS = """
            { accreditations { totalCount { value } } accreditationItems { totalCount { value } } accreditationConditions { totalCount { value } }
              subGroupMeetings { totalCount { value } } accreditationCriteria { totalCount { value } } accreditationLeads { totalCount { value } } }
            """;

    @AfterEach
    void everybodyIsLookedUpAgain() {
        time.passes(Duration.ofSeconds(6));
    }

    @Test
    void membersAndTheCoordinatorReadAllAnalystsTheState() {
        List<String> all = owner.values("""
                select (select count(*) from accreditation), (select count(*) from accreditation_item), (select count(*) from accreditation_condition),
                       (select count(*) from sub_group_meeting), (select count(*) from accreditation_criterion), (select count(*) from accreditation_lead)
                """);
        for (Viewer viewer : List.of(EALING, BRENT, SUB_GROUP, COORDINATOR, Viewer.as("dpo"))) {
            assertThat(viewer.asks(COUNTS).values()).isEqualTo(all);
        }
        assertThat(ANALYST.asks(COUNTS).values()).containsExactly(all.get(0), "0", "0", "0", all.get(4), all.get(5));
    }

    @Test
    void nobodyElseReadsAnything() {
        for (Viewer viewer : List.of(WIGAN, Viewer.as("admin"))) {
            assertThat(viewer.asks(COUNTS).values()).containsOnly("0");
            assertThat(viewer.asks(
                                    "{providers(first:300){nodes{accreditations{nodes{id}} accreditationItems{nodes{id}}}}}")
                            .values())
                    .isEmpty();
        }
    }

    @Test
    void aFormerMemberKeepsWhatWasItsOwnUntilItLeft() {
        String hounslow = "(select id from authority where slug = 'hounslow')";
        owner.does("update membership set left_on = '2026-06-01' where authority_id = " + hounslow);
        try {
            Viewer former = Viewer.as("commissioner.hounslow");
            List<String> own = owner.values("select 'accreditation-' || id from accreditation where authority_id = "
                    + hounslow + " and state_since < '2026-06-01' order by applied_on desc, id desc");
            assertThat(own).isNotEmpty();
            assertThat(former.asks("{accreditations(first:500){nodes{id}}}").values())
                    .containsExactlyInAnyOrderElementsOf(own);
            assertThat(former.asks("{accreditations(first:500){nodes{receivedBy{slug}}} subGroupMeetings{nodes{id}}"
                                    + " accreditationConditions{nodes{id}}}")
                            .values())
                    .containsOnly("hounslow");
            assertThat(codes(apply(former, provider("Left Homes"), TODAY))).containsExactly("partnership NOT_FOUND");
        } finally {
            owner.does("update membership set left_on = null where authority_id = " + hounslow);
        }
    }

    @Test
    void onlyTheSubGroupAndTheCoordinatorDecide() {
        String provider = applied("Undecided Homes");
        List<String> item = item(provider, "APPLICATION");
        Map<String, String> until = Map.of("expires", "2029-01-01");
        assertThat(codes(decide(EALING, item, "ACCREDITED", until))).containsExactly("id FORBIDDEN");
        for (Viewer viewer : List.of(WIGAN, Viewer.as("admin"), Viewer.as("analyst.brent"))) {
            Reply answer = viewer.asks("mutation{decideAccreditationItem(id:\"" + item.getFirst()
                    + "\",version:1,outcome:NO_CHANGE,decidedOn:\"" + TODAY + "\",reasons:\"Mine\"){errors{code}}}");
            assertThat(answer.status() == 200 && answer.codes().isEmpty() ? answer.values() : answer.codes())
                    .isSubsetOf("NOT_FOUND", "FORBIDDEN");
        }
        assertThat(codes(decide(COORDINATOR, item, "ACCREDITED", until))).isEmpty();
    }

    @Test
    void theLeadAuthorityRecordsAndHandsOver() {
        String provider = applied("Handed Homes");
        String accreditation = EALING.asks(
                        "{accreditations(where:{provider:{id:{eq:\"" + provider + "\"}}}){nodes{id}}}")
                .values()
                .getFirst();
        String add = "mutation{addAccreditationDocument(accreditation:\"" + accreditation
                + "\",kind:REPORT,name:\"Report\",reference:\"R/1\",datedOn:\"2026-11-01\"){accreditationDocument{authority{slug}} errors{code}}}";
        assertThat(BRENT.asks(add).values()).containsExactly("null", "FORBIDDEN");
        assertThat(EALING.asks(add).values()).containsExactly("ealing");
        assertThat(EALING.asks(add).values()).containsExactly("null", "DUPLICATE");

        String brent = owner.value("select 'authority-' || id from authority where slug = 'brent'");
        String name = "mutation{nameLeadAuthority(partnership:\"" + west + "\",provider:\"" + provider
                + "\",authority:\"" + brent + "\",from:\"%s\"){accreditationLead{authority{slug}} errors{code}}}";
        assertThat(BRENT.asks(name.formatted("2026-12-01")).values()).containsExactly("null", "FORBIDDEN");
        assertThat(EALING.asks(name.formatted(TODAY)).values()).containsExactly("null", "OUT_OF_RANGE");
        assertThat(EALING.asks(name.formatted("2026-11-23")).values()).containsExactly("brent");
        assertThat(EALING.asks("{provider(id:\"" + provider
                                + "\"){accreditationLeads{nodes{authority{slug} leadsFrom leadsUntil}}}}")
                        .values())
                .containsExactly("brent", "2026-11-23", "null", "ealing", TODAY, "2026-11-23");
        assertThat(stateOf(BRENT, provider)).containsExactly("APPLIED", "ealing", "null");
    }

    @Test
    void documentsAreReadAsTheProviderPermits() {
        String permitted = "select 'accreditationDocument-' || d.id from accreditation_document d where d.is_permitted";
        assertThat(documents(SUB_GROUP))
                .isEqualTo(documents(owner.value("select count(*) from accreditation_document")));
        List<String> read =
                BRENT.asks("{accreditationDocuments(first:500){nodes{id}}}").values();
        assertThat(read)
                .containsAll(owner.values(permitted.replace("accreditationDocument-", prefix(read))))
                .hasSizeLessThan(Integer.parseInt(owner.value("select count(*) from accreditation_document")));
        assertThat(BRENT.asks("{accreditationDocuments(first:500 where:{isPermitted:{eq:false}}){nodes{provider{id}}}}")
                        .values())
                .isSubsetOf(owner.values("""
                        select 'provider-' || l.provider_id from accreditation_lead l join authority a on a.id = l.authority_id where a.slug = 'brent'
                        union select 'provider-' || s.provider_id from service s join authority a on a.id = s.host_authority_id where a.slug = 'brent'
                        """))
                .isNotEmpty();
        for (Viewer viewer : List.of(COORDINATOR, ANALYST, WIGAN)) {
            assertThat(documents(viewer)).isEqualTo(documents("0"));
        }
    }

    private static String prefix(List<String> ids) {
        return ids.getFirst().substring(0, ids.getFirst().length() - 36);
    }

    private static List<String> documents(Viewer viewer) {
        return viewer.asks("{accreditationDocuments{totalCount{value}}}").values();
    }

    private static List<String> documents(String count) {
        return List.of(count);
    }

    @Test
    void anAgendaIsSetAsAWholeAndOnce() {
        String provider = applied("Agenda Homes");
        String item = item(provider, "APPLICATION").getFirst();
        String meeting = SUB_GROUP
                .asks("mutation{arrangeSubGroupMeeting(partnership:\"" + west
                        + "\",meetsOn:\"2026-11-20\",place:\"Acton\"){subGroupMeeting{id} errors{code}}}")
                .values()
                .getFirst();
        assertThat(SUB_GROUP
                        .asks("mutation{arrangeSubGroupMeeting(partnership:\"" + west
                                + "\",meetsOn:\"2026-11-20\"){subGroupMeeting{id} errors{code}}}")
                        .values())
                .containsExactly("null", "DUPLICATE");
        String agenda = "mutation{setSubGroupAgenda(id:\"" + meeting
                + "\",version:%d,items:[%s]){subGroupMeeting{version items{nodes{provider{name}}}} errors{code}}}";
        assertThat(BRENT.asks(agenda.formatted(1, "")).values()).containsExactly("null", "FORBIDDEN");
        assertThat(SUB_GROUP.asks(agenda.formatted(1, "\"" + item + "\"")).values())
                .containsExactly("2", "Agenda Homes");
        assertThat(COORDINATOR.asks(agenda.formatted(1, "")).values()).containsExactly("2", "Agenda Homes", "CONFLICT");
        assertThat(codes(decide(SUB_GROUP, item(provider, "APPLICATION"), "REFUSED", Map.of("meeting", meeting))))
                .containsExactly("meeting BAD_USER_INPUT");
        assertThat(decided(provider, "APPLICATION", "REFUSED", Map.of("meeting", meeting, "day", "2026-11-20")))
                .isEmpty();
        assertThat(SUB_GROUP.asks(agenda.formatted(2, "")).values()).containsExactly("3", "Agenda Homes");
    }

    @Test
    void whoSitsAndByWhichCriteriaIsRecorded() {
        String harrow = owner.value("select 'authority-' || id from authority where slug = 'harrow'");
        String add = "mutation{addSubGroupMember(partnership:\"" + west + "\",authority:\"" + harrow
                + "\",name:\"Second seat\",joinedOn:\"2026-11-01\"){subGroupMember{id} errors{code}}}";
        assertThat(EALING.asks(add).values()).containsExactly("null", "FORBIDDEN");
        String member = SUB_GROUP.asks(add).values().getFirst();
        String end = "mutation{endSubGroupMembership(id:\"" + member
                + "\",version:1,leftOn:\"2026-11-10\"){subGroupMember{leftOn} errors{code}}}";
        assertThat(COORDINATOR.asks(end).values()).containsExactly("2026-11-10");
        assertThat(COORDINATOR.asks(end).values()).containsExactly("2026-11-10", "CONFLICT");
        String criterion = "mutation{addAccreditationCriterion(partnership:\"" + west
                + "\",code:\"%s\",name:\"Insured\",source:\"Framework\",position:9,validFrom:\"2026-12-01\"){accreditationCriterion{code} errors{code}}}";
        assertThat(SUB_GROUP.asks(criterion.formatted("INSURANCE")).values()).containsExactly("INSURANCE");
        assertThat(SUB_GROUP.asks(criterion.formatted("INSURANCE")).values()).containsExactly("null", "DUPLICATE");
        assertThat(SUB_GROUP.asks(criterion.formatted("insurance")).values()).containsExactly("null", "BAD_USER_INPUT");
    }
}
