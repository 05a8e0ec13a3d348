package uk.interborough.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Row-level security protects nobody from a superuser or an owner: the roles are checked at every start. */
final class RoleCheck {
    private static final String OWNER = "interborough_owner";

    private RoleCheck() {}

    /** Before migrating: the owner is the ordinary role that the policies name. */
    static void requireOrdinaryOwner(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            String name = text(connection, "select current_user::text").getFirst();
            if (!name.equals(OWNER)) {
                throw new CannotStart(
                        "Migrations run as %s; the tables have to belong to %s.".formatted(name, OWNER),
                        "Set SPRING_FLYWAY_USER=" + OWNER
                                + " and SPRING_FLYWAY_PASSWORD; db/roles.sql makes the role.");
            }
            refuse(name, tooPowerful(connection));
        }
    }

    /** After migrating: the application owns nothing, steps around nothing and may read what policies let it read. */
    static void requireRestrictedApplication(DataSource application) throws SQLException {
        try (Connection connection = application.getConnection()) {
            String name = text(connection, "select current_user::text").getFirst();
            List<String> faults = new ArrayList<>(tooPowerful(connection));
            faults.addAll(text(connection, """
                    select 'is the owner of ' || c.oid::regclass || ', or a member of the owner'
                    from pg_class c
                    join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname !~ '^pg_'
                      and n.nspname <> 'information_schema'
                      and c.relkind in ('r', 'p', 'v')
                      and pg_has_role(c.relowner, 'member')
                    order by 1
                    limit 1
                    """));
            refuse(name, faults);
            List<String> missing = text(connection, missingGrants());
            if (!missing.isEmpty()) {
                throw new CannotStart(
                        "The application's role " + name + " lacks rights on the database.",
                        "Run as " + OWNER + ":\n" + String.join("\n", missing));
            }
        }
    }

    /** One statement to run for each right that is missing. */
    private static String missingGrants() {
        return """
                select format('grant usage on schema %I to interborough_app;', n.nspname)
                from pg_namespace n
                where n.nspname in ('public', 'app', 'history', 'known')
                  and not has_schema_privilege(n.oid, 'usage')
                union all
                select format('grant select on %s to interborough_app;', c.oid::regclass)
                from pg_class c
                where (c.oid = to_regclass('public.installation')
                       or exists (select
                                  from pg_policy p
                                  where p.polrelid = c.oid
                                    and p.polcmd in ('r', '*')
                                    and 'interborough_app'::regrole = any (p.polroles)))
                  and not has_any_column_privilege(c.oid, 'select')
                union all
                select 'grant execute on function pg_catalog.set_config(text, text, boolean) to interborough_app;'
                where not has_function_privilege('pg_catalog.set_config(text, text, boolean)', 'execute')
                order by 1
                """;
    }

    private static List<String> tooPowerful(Connection connection) throws SQLException {
        return text(connection, """
                select fault
                from pg_roles,
                     lateral (values (rolsuper, 'is a superuser'), (rolbypassrls, 'has BYPASSRLS')) as f (found, fault)
                where rolname = current_user and found
                order by fault
                """);
    }

    private static void refuse(String role, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new CannotStart(
                    "The role " + role + " " + String.join(" and ", faults) + ", so row-level security would not hold.",
                    "Use the two roles that db/roles.sql makes: interborough_owner for SPRING_FLYWAY_USER,"
                            + " interborough_app for SPRING_DATASOURCE_USERNAME.");
        }
    }

    private static List<String> text(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
