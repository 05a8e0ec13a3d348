package uk.interborough.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** Rights that are taken away are gone, at once where it was done and within five seconds anywhere; the last administrator stays. */
class AccountRightsTest extends AdministratorsWork {

    @Test
    void theLastAdministratorKeepsTheRoleUntilThereIsAnother() {
        String admin = id("admin");
        String disable = "mutation{disableAccount(id:\"" + admin + "\"){account{state} errors{code}}}";
        assertThat(ADMIN.asks(disable).values()).containsExactly("null", "LAST_ADMINISTRATOR");
        assertThat(ADMIN.asks(
                                SET_ROLES,
                                Map.of("id", admin, "version", version(admin), "roles", List.of(role("ANALYST"))))
                        .values())
                .contains("LAST_ADMINISTRATOR");
        create("second.admin", "Second", null, List.of(role("ADMINISTRATOR")));
        try {
            assertThat(ADMIN.asks(disable).values()).containsExactly("DISABLED");
            assertThat(ADMIN.asks("{viewer{username}}").status()).isEqualTo(401);
        } finally {
            owner.does(
                    "update account set disabled_at = null where username = 'admin'",
                    "delete from account_role where account_id = (select id from account where username = 'second.admin')");
        }
    }

    @Test
    void aDisabledAccountIsRefusedAtOnceEverywhereAndComesBackWhenEnabled() {
        Viewer lead = Viewer.as("lead.hounslow");
        String id = id("lead.hounslow");
        assertThat(lead.asks("{viewer{username}}").values()).containsExactly("lead.hounslow");
        assertThat(ADMIN.asks("mutation{disableAccount(id:\"" + id + "\"){account{state} errors{code}}}")
                        .values())
                .containsExactly("DISABLED");
        assertThat(lead.asks("{viewer{username}}").status()).isEqualTo(401);
        assertThat(DOOR.signsIn("lead.hounslow", "demonstration").isSignedIn()).isFalse();
        assertThat(ADMIN.asks("mutation{enableAccount(id:\"" + id + "\"){account{state} errors{code}}}")
                        .values())
                .containsExactly("ACTIVE");
        assertThat(lead.asks("{viewer{username}}").values()).containsExactly("lead.hounslow");
    }

    @Test
    void anAdministratorRevokesATokenOfSomebodyElse() {
        Viewer lead = Viewer.as("lead.ealing");
        String token = ADMIN.asks("{accessTokens(where:{account:{username:{eq:\"lead.ealing\"}}}){nodes{id}}}")
                .values()
                .getFirst();
        assertThat(lead.asks("{viewer{username}}").values()).containsExactly("lead.ealing");
        assertThat(ADMIN.asks("mutation{revokeAccessToken(id:\"" + token + "\"){accessToken{name} errors{code}}}")
                        .values())
                .containsExactly("Demonstration");
        assertThat(lead.asks("{viewer{username}}").status()).isEqualTo(401);
    }

    @Test
    void whoMustChangeThePasswordIsAnsweredNothingElseUntilItIsDone() {
        Viewer analyst = Viewer.as("commissioner.hounslow");
        String reset = ADMIN.asks("mutation{resetPassword(id:\"" + id("commissioner.hounslow")
                        + "\"){oneTimePassword account{mustChangePassword} errors{code}}}")
                .at("/resetPassword/oneTimePassword")
                .asString();
        Reply refused = analyst.asks("{services{nodes{id}} viewer{username}}");
        assertThat(refused.codes()).containsExactly("PASSWORD_CHANGE_REQUIRED");
        assertThat(refused.text()).contains("hint").contains("\"data\":null");
        assertThat(analyst.asks(
                                "{viewer{username mustChangePassword roles partnerships{services{nodes{id}}} authority{services{nodes{id}}}}}")
                        .values())
                .containsExactly("commissioner.hounslow", "true");
        assertThat(analyst.asks("mutation{createAccessToken(name:\"x\",expiresOn:\"2027-11-01\"){secret}}")
                        .codes())
                .containsExactly("PASSWORD_CHANGE_REQUIRED");
        Reply file = analyst.sends(analyst.request("/imports/performance-workbook")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(new byte[] {1})));
        assertThat(file.status()).isEqualTo(403);
        assertThat(file.codes()).containsExactly("PASSWORD_CHANGE_REQUIRED");
        assertThat(DOOR.signsIn("commissioner.hounslow", "demonstration").isSignedIn())
                .isFalse();
        assertThat(analyst.asks("mutation{changePassword(current:\"" + reset
                                + "\",new:\"a password of my own\"){changed errors{message}}}")
                        .values())
                .containsExactly("true");
        assertThat(analyst.asks("{services(first:1){nodes{name}}}").values()).hasSize(1);
        assertThat(DOOR.signsIn("commissioner.hounslow", "a password of my own").isSignedIn())
                .isTrue();
    }

    @Test
    void anotherAuthorityIsAnotherPartnershipAtOnce() {
        Viewer lead = Viewer.as("lead.kensington-chelsea");
        String partnerships = "{viewer{authority{slug} partnerships{code}}}";
        assertThat(lead.asks(partnerships).values()).containsExactly("kensington-chelsea", "WEST_LONDON");
        String id = id("lead.kensington-chelsea");
        String wigan = owner.value("select 'authority-' || id from authority where slug = 'wigan'");
        assertThat(ADMIN.asks("mutation{updateAccount(id:\"" + id + "\",version:" + version(id)
                                + ",name:\"Lead officer\",authority:\"" + wigan + "\"){errors{code}}}")
                        .values())
                .isEmpty();
        assertThat(lead.asks(partnerships).values()).containsExactly("wigan", "NORTH_WEST");
        assertThat(ADMIN.asks("mutation{updateAccount(id:\"" + id + "\",version:" + version(id)
                                + ",name:\"Lead officer\"){errors{field}}}")
                        .values())
                .containsExactly("authority");
    }

    @Test
    void aMembershipThatEndedActsWithinFiveSeconds() {
        Viewer officer = Viewer.as("commissioner.bolton");
        String ended =
                "update membership set left_on = %s where authority_id = (select id from authority where slug = 'bolton')";
        assertThat(officer.asks("{viewer{partnerships{code}}}").values()).containsExactly("NORTH_WEST");
        owner.does(ended.formatted("'2026-11-01'"));
        try {
            time.passes(Duration.ofSeconds(5));
            assertThat(officer.asks("{viewer{partnerships{code}}}").values()).isEmpty();
        } finally {
            owner.does(ended.formatted("null"));
        }
    }
}
