package uk.interborough.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** What the database itself lets each kind of viewer see and change, whatever the application forgets. */
@Tag("database")
class AccountPoliciesTest {
    private static final String NOBODY = "";
    private static final String EALING = "commissioner.ealing";
    private static final String COORDINATOR = "coordinator";
    private static final String ADMIN = "admin";

    private static TestDatabase database;
    private static PlainSql owner;

    @BeforeAll
    static void theDemonstration() {
        database = TestDatabase.demonstration();
        owner = PlainSql.over(database.owner());
    }

    @Test
    void accountsAreSeenByTheirPartnersAndByAdministrators() throws SQLException {
        String everybody = "select username from account order by 1";
        assertThat(as(NOBODY, everybody)).isEmpty();
        assertThat(as(EALING, everybody))
                .isEqualTo(owner.values("""
                        select a.username from account a join membership m on m.authority_id = a.authority_id
                        join partnership p on p.id = m.partnership_id where p.code = 'WEST_LONDON' order by 1
                        """))
                .contains("lead.brent")
                .doesNotContain("admin", "commissioner.wigan");
        assertThat(as(COORDINATOR, everybody))
                .contains("commissioner.wigan", "lead.brent")
                .doesNotContain("admin");
        assertThat(as(ADMIN, everybody)).isEqualTo(owner.values(everybody));
    }

    @Test
    void inFullOnlyAdministratorsSeeOthers() throws SQLException {
        String full = "select username from known.managed_account order by 1";
        assertThat(as(NOBODY, full)).isEmpty();
        assertThat(as(EALING, full)).containsExactly(EALING);
        assertThat(as(COORDINATOR, full)).containsExactly(COORDINATOR);
        assertThat(as(ADMIN, full)).isEqualTo(owner.values("select username from account order by 1"));
    }

    @Test
    void rolesTokensSignInsAndChangesAreOnesOwnOrAnAdministrators() throws SQLException {
        for (String table : List.of("account_role", "access_token", "credential", "account_change")) {
            String whose =
                    "select distinct a.username from " + table + " t join account a on a.id = t.account_id order by 1";
            assertThat(as(NOBODY, whose)).as(table).isEmpty();
            assertThat(as(EALING, whose)).as(table).containsExactly(EALING);
            assertThat(as(COORDINATOR, whose)).as(table).containsExactly(COORDINATOR);
            assertThat(as(ADMIN, whose)).as(table).isEqualTo(owner.values(whose));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EALING, COORDINATOR, ADMIN})
    void nobodyReadsWhatProvesAPassword(String viewer) {
        assertRefused(viewer, "select password_hash from credential");
        assertRefused(viewer, "select token_hash from access_token");
        assertRefused(viewer, "select c from credential c");
    }

    @Test
    void noPasswordIsKeptInTheHistory() {
        assertThat(owner.values("""
                        select c.oid::regclass || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
                        where c.relnamespace in ('history'::regnamespace, 'known'::regnamespace, 'known_then'::regnamespace)
                          and (a.attname like '%password_hash%' or a.attname = 'token_hash')
                        """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, EALING, COORDINATOR})
    void nobodyElseChangesAccounts(String viewer) throws SQLException {
        assertRefused(
                viewer, "insert into account (username, name, must_change_password) values ('mine', 'Mine', true)");
        assertRefused(viewer, "insert into account_role (account_id, role) values (app.account_id(), 'ADMINISTRATOR')");
        assertRefused(viewer, "insert into credential (account_id, password_hash) values (app.account_id(), 'x')");
        for (String change : List.of(
                "update account set name = 'Other' returning id",
                "update account set disabled_at = now() returning id",
                "update credential set password_hash = 'x' returning account_id",
                "delete from account_role returning id")) {
            assertThat(as(viewer, change)).as(change).isEmpty();
        }
    }

    @Test
    void anAdministratorChangesThemButNotTheOwnPasswordThisWay() throws SQLException {
        assertThat(as(
                        ADMIN,
                        "update account set name = name || ' the first' where username = '" + EALING
                                + "' returning name"))
                .containsExactly("Commissioner, Ealing the first");
        assertThat(as(ADMIN, "update credential set password_hash = 'x' returning account_id"))
                .hasSize(Integer.parseInt(owner.value("select count(*) - 1 from credential")));
        assertThat(
                        as(
                                ADMIN,
                                "insert into account (username, name, must_change_password) values ('mine', 'Mine', true) returning username"))
                .containsExactly("mine");
        assertRefused(
                ADMIN, "insert into account (username, name, must_change_password) values ('mine', 'Mine', false)");
        assertRefused(ADMIN, "update account set username = 'other'");
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, EALING, COORDINATOR, ADMIN})
    void nobodyDeletesAnAccountOrRewritesWhatWasChanged(String viewer) {
        assertRefused(viewer, "delete from account");
        assertRefused(viewer, "delete from account_change");
        assertRefused(viewer, "update account_change set changed_by = null");
        assertRefused(viewer, "insert into account_change (account_id, kind) values (app.account_id(), 'RENAMED')");
        assertRefused(viewer, "delete from access_token");
    }

    @Test
    void tokensAreRevokedByTheirOwnerAndByAdministratorsForGood() throws SQLException {
        String revoke = "with revoked as (update access_token set revoked_at = now() returning account_id)"
                + " select distinct a.username from revoked r join account a on a.id = r.account_id order by 1";
        assertThat(as(NOBODY, revoke)).isEmpty();
        assertThat(as(EALING, revoke)).containsExactly(EALING);
        assertThat(as(COORDINATOR, revoke)).containsExactly(COORDINATOR);
        assertThat(as(ADMIN, revoke)).isEqualTo(owner.values("select username from account order by 1"));
        assertRefused(ADMIN, "update access_token set revoked_at = null");
        owner.does(token("revoked_at = now()"));
        try {
            assertThat(as(EALING, "update access_token set revoked_at = now() returning id"))
                    .isEmpty();
        } finally {
            owner.does(token("revoked_at = null"));
        }
    }

    @Test
    void aTokenIsMadeForOneselfAndForAYearAtMost() throws SQLException {
        String insert = "insert into access_token (account_id, name, token_hash, expires_at)"
                + " select id, 'Mine', sha256('x'), app.today() + interval '%s' from account where username = '%s' returning name";
        assertThat(as(EALING, insert.formatted("360 days", EALING))).containsExactly("Mine");
        assertRefused(EALING, insert.formatted("370 days", EALING));
        assertRefused(EALING, insert.formatted("360 days", "lead.ealing"));
        assertRefused(ADMIN, insert.formatted("360 days", EALING));
    }

    @Test
    void theLastEnabledAdministratorStays() {
        String last = "the last enabled administrator stays";
        assertRefused(
                ADMIN,
                last,
                "update account set disabled_at = now() where username = 'admin'",
                "set constraints all immediate");
        assertRefused(
                ADMIN, last, "delete from account_role where role = 'ADMINISTRATOR'", "set constraints all immediate");
    }

    @Test
    void aRoleWithinAnAuthorityNeedsOne() {
        String none = "this role is one within an authority";
        assertRefused(
                ADMIN,
                none,
                "insert into account_role (account_id, role) values (app.account_id(), 'ANALYST')",
                "set constraints all immediate");
        assertRefused(
                ADMIN,
                none,
                "update account set authority_id = null where username = '" + EALING + "'",
                "set constraints all immediate");
    }

    @Test
    void everyRoleOfTheContractIsOneOfTheDatabaseAndTheOtherWayRound() {
        assertThat(owner.value("""
                        select string_agg(r[1], ',' order by r[1]) from pg_constraint c,
                            regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') r
                        where c.conrelid = 'account_role'::regclass and c.conname = 'account_role_role_check'
                        """))
                .isEqualTo(String.join(
                        ",",
                        uk.interborough.schema.SchemaExpansion.contract()
                                .getTypeOrNull("Role", graphql.language.EnumTypeDefinition.class)
                                .getEnumValueDefinitions()
                                .stream()
                                .map(graphql.language.EnumValueDefinition::getName)
                                .sorted()
                                .toList()));
    }

    private static String token(String change) {
        return "update access_token set " + change + " where account_id = (select id from account where username = '"
                + EALING + "')";
    }

    private static void assertRefused(String viewer, String sql) {
        assertRefused(viewer, "", sql);
    }

    private static void assertRefused(String viewer, String words, String... sql) {
        assertThatThrownBy(() -> as(viewer, sql))
                .as(viewer + ": " + String.join("; ", sql))
                .isInstanceOf(SQLException.class)
                .message()
                .matches(message -> words.isEmpty()
                        ? message.contains("permission denied") || message.contains("row-level security")
                        : message.contains(words));
    }

    /** The values of the first statement, as the application with the identity of this person; undone afterwards. */
    private static List<String> as(String username, String... sql) throws SQLException {
        try (Connection connection = database.app().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("""
                        select set_config('app.account', coalesce((i).account_id::text, ''), true),
                               set_config('app.authority', coalesce((i).authority_id::text, ''), true),
                               set_config('app.partnerships', coalesce((i).partnership_ids::text, ''), true),
                               set_config('app.roles', coalesce((i).roles::text, ''), true)
                        from (select (select identity from app.sign_in('%s')) as i) s
                        """.formatted(username));
                List<String> values = sql[0].startsWith("select") || sql[0].contains("returning")
                        ? PlainSql.values(connection, sql[0])
                        : nothing(statement, sql[0]);
                for (int i = 1; i < sql.length; i++) {
                    statement.execute(sql[i]);
                }
                return values;
            } finally {
                connection.rollback();
            }
        }
    }

    private static List<String> nothing(Statement statement, String sql) throws SQLException {
        statement.execute(sql);
        return List.of();
    }
}
