package uk.interborough.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.interborough.changes.DataVersion;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** What must hold for every table and view, those of later migrations too. */
@Tag("database")
class EveryTableTest {
    private static final String TABLES = """
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('public', 'history') and c.relkind in ('r', 'p')
              and c.relname not in ('flyway_schema_history', 'installation')
            """;

    private static PlainSql owner;
    private static PlainSql app;

    @BeforeAll
    static void theDemonstration() {
        TestDatabase database = TestDatabase.demonstration();
        owner = PlainSql.over(database.owner());
        app = PlainSql.over(database.app());
    }

    @Test
    void hasForcedRowLevelSecurity() {
        assertThat(owner.values("select c.oid::regclass " + TABLES
                        + " and not (c.relrowsecurity and c.relforcerowsecurity) order by 1"))
                .isEmpty();
    }

    @Test
    void letsItsOwnerInAndSomebodyElseByAPolicy() {
        assertThat(owner.values("select c.oid::regclass " + TABLES + """
                          and not (
                              exists (select from pg_policy p where p.polrelid = c.oid
                                  and p.polroles = array['interborough_owner'::regrole::oid])
                              and exists (select from pg_policy p where p.polrelid = c.oid
                                  and p.polroles = array['interborough_app'::regrole::oid]))
                          order by 1
                        """)).isEmpty();
    }

    /** Bits of tgtype: 4 insert, 8 delete, 16 update, 32 truncate. Without columns an update of any of them counts. */
    @Test
    void announcesEachOfItsChanges() {
        assertThat(owner.values("select c.oid::regclass || '.' || a.attname " + TABLES.replace("where", """
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                          where""") + """
                          and (not exists (
                                  select from pg_trigger t where t.tgrelid = c.oid and t.tgenabled = 'O'
                                  and t.tgfoid = 'app.announce_change'::regproc and t.tgtype & 16 <> 0
                                  and (cardinality(t.tgattr::int2[]) = 0 or a.attnum = any (t.tgattr::int2[])))
                              or not exists (
                                  select from pg_trigger t where t.tgrelid = c.oid and t.tgenabled = 'O'
                                  and t.tgfoid = 'app.announce_change'::regproc and t.tgtype & 44 = 44))
                          order by 1
                        """))
                .isEmpty();
    }

    @Test
    void announcesVisitsApart() {
        assertThat(owner.values("""
                        select distinct a.attname from pg_trigger t
                        join pg_attribute a on a.attrelid = t.tgrelid and a.attnum = any (t.tgattr::int2[])
                        where t.tgfoid = 'app.announce_change'::regproc and t.tgargs = 'visits\\000'::bytea
                        order by 1
                        """)).containsExactlyInAnyOrderElementsOf(DataVersion.VISITS.keySet());
    }

    @Test
    void isSeenThroughTheViewersEyesInEveryView() {
        assertThat(owner.values("""
                        select c.oid::regclass from pg_class c
                        where c.relkind in ('v', 'm') and c.relnamespace in ('known'::regnamespace, 'known_then'::regnamespace, 'public'::regnamespace)
                          and not coalesce('security_invoker=true' = any (c.reloptions), false)
                        order by 1
                        """)).isEmpty();
    }

    @Test
    void isEmptyWithoutAnIdentity() {
        List<String> readable = app.values("""
                select quote_ident(n.nspname) || '.' || quote_ident(c.relname) from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('public', 'history', 'known', 'known_then') and c.relkind in ('r', 'p', 'v')
                  and c.relname not in ('flyway_schema_history', 'installation')
                  and (has_table_privilege(c.oid, 'select') or has_any_column_privilege(c.oid, 'select'))
                order by 1
                """);
        assertThat(readable).hasSizeGreaterThan(50);
        assertThat(readable)
                .allSatisfy(relation -> assertThat(
                                app.value("select count(*) from (select 1 from " + relation + " limit 1) t"))
                        .isEqualTo("0"));
    }

    @Test
    void isFullForItsOwner() {
        assertThat(owner.values(
                        "select (select count(*) from service) > 500, (select count(*) from performance_return) > 5000,"
                                + " (select count(*) from history.performance_return) > 5000"))
                .containsOnly("true");
    }

    @Test
    void belongsToTheOwnerWhoIsNobodySpecial() {
        assertThat(owner.values("""
                        select rolname from pg_roles
                        where rolname like 'interborough%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                        union all
                        select c.oid::regclass::text from pg_class c where c.relowner = 'interborough_app'::regrole
                        union all
                        select p.oid::regprocedure::text from pg_proc p where p.proowner = 'interborough_app'::regrole
                        union all
                        select n.nspname from pg_namespace n where n.nspowner = 'interborough_app'::regrole
                        union all
                        select 'interborough_app is a member of ' || roleid::regrole from pg_auth_members
                        where member = 'interborough_app'::regrole
                        """)).isEmpty();
    }

    @Test
    void saysWhatItAndItsColumnsMean() {
        assertThat(owner.values("""
                        select c.oid::regclass || coalesce('.' || a.attname, '')
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        left join lateral (
                            select 0 as attnum, null as attname
                            union all
                            select attnum, attname from pg_attribute
                            where attrelid = c.oid and attnum > 0 and not attisdropped
                              and not (n.nspname = 'known' and exists (
                                  select from pg_attribute mirrored
                                  where mirrored.attrelid = to_regclass(format('public.%I', c.relname))
                                    and mirrored.attname = pg_attribute.attname))) a on true
                        where n.nspname in ('public', 'known') and c.relkind in ('r', 'p', 'v')
                          and c.relname <> 'flyway_schema_history'
                          and coalesce(trim(col_description(c.oid, a.attnum)), '') = ''
                        order by c.oid, a.attnum
                        """)).isEmpty();
    }

    @Test
    void bindsASearchPathWhereItStepsAroundPolicies() {
        assertThat(owner.values("""
                        select p.oid::regprocedure from pg_proc p
                        join pg_namespace n on n.oid = p.pronamespace
                        where n.nspname in ('app', 'known', 'known_then', 'public', 'history') and p.prosecdef
                          and not coalesce(p.proconfig::text like '%search_path=%', false)
                        """)).isEmpty();
    }
}
