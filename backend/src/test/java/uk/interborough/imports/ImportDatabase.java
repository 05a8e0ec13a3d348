package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.testing.TestDatabase;
import uk.interborough.writing.ClientMutations;

/** A database with services to report on, and imports as an officer. Ealing and Hounslow share; the day is 1 February 2026. */
final class ImportDatabase {

    final DSLContext owner;
    private final DataSource app;
    private int services;

    ImportDatabase() {
        this(TestDatabase.fresh());
        owner.execute("insert into provider (id, name) values ({0}, 'Example Homes')", DSL.val(new UUID(0, 2)));
        owner.execute("""
                insert into account (username, name, authority_id)
                select 'officer.' || slug, 'Officer of ' || name, id from authority where slug in ('ealing', 'hounslow')
                """);
    }

    ImportDatabase(TestDatabase database) {
        owner = DSL.using(database.owner(), SQLDialect.POSTGRES);
        app = database.app();
    }

    /** A service of Ealing under contract from 1 April 2025 until 31 December 2025. */
    UUID service(String splsId, String type, String duration, int units, int hoursPerWeek) {
        UUID service = owner.fetchSingle("""
                        insert into service (partnership_id, authority_id, host_authority_id, provider_id, spls_id, name,
                            client_group_id, service_type_id)
                        select p.id, a.id, a.id, {0}, {1}, 'Service ' || {1}, app.named_id('client_group', '7'),
                            app.named_id('service_type', {2})
                        from authority a, partnership p where a.slug = 'ealing' and p.code = 'WEST_LONDON'
                        returning id
                        """, DSL.val(new UUID(0, 2)), DSL.val(splsId), DSL.val(type))
                .get(0, UUID.class);
        owner.execute("""
                insert into contract (partnership_id, authority_id, service_id, reference, starts_on, ends_on, duration, units,
                    annual_price_pence, staff_hours_per_week)
                select partnership_id, authority_id, id, 'C1', '2025-04-01', '2025-12-31', {1}, {2}, 100000, {3}
                from service where id = {0}
                """, DSL.val(service), DSL.val(duration), DSL.val(units), DSL.val(hoursPerWeek));
        return service;
    }

    UUID service(String type, String duration, int units) {
        return service("%04d".formatted(++services), type, duration, units, 100);
    }

    /** 20 units, short-term. */
    UUID hostel() {
        return service("ABS", "SHORT_TERM", 20);
    }

    List<? extends Record> returns(UUID service) {
        return owner.fetch(
                "select * from performance_return where service_id = {0} order by quarter", DSL.val(service));
    }

    Officer officer(String slug, String role) {
        return officer(slug, role, LocalDate.of(2026, 2, 1));
    }

    Officer officer(String slug, String role, LocalDate today) {
        return new Officer(slug, role, today, List.of("WEST_LONDON"));
    }

    /** Of an authority that is in several partnerships. */
    Officer officer(String slug, String role, List<String> partnerships) {
        return new Officer(slug, role, LocalDate.of(2026, 2, 1), partnerships);
    }

    /** Somebody with one role, on one day. */
    final class Officer {
        final DSLContext database;
        final WorkbookForms forms;
        final WorkbookImports imports;
        final Schedule2Imports schedule2;
        final Schedule2Templates templates;
        final TransactionTemplate transaction;

        private Officer(String slug, String role, LocalDate today, List<String> partnerships) {
            DataSourceTransactionManager transactions = new DataSourceTransactionManager(app);
            transactions.addListener(new Identity(slug, role, today, partnerships));
            database = DSL.using(new TransactionAwareDataSourceProxy(app), SQLDialect.POSTGRES);
            transaction = new TransactionTemplate(transactions);
            schedule2 = new Schedule2Imports(
                    database, new ClientMutations(database), transactions, new SimpleMeterRegistry(), Tracer.NOOP);
            templates = new Schedule2Templates(database, transactions);
            StoredReturns returns = new StoredReturns(database);
            forms = new WorkbookForms(database, returns, transactions);
            imports = new WorkbookImports(
                    database,
                    returns,
                    new ReturnRules(database),
                    new ReturnWriter(database),
                    new ClientMutations(database),
                    transactions,
                    new SimpleMeterRegistry(),
                    Tracer.NOOP);
        }

        byte[] download(UUID service) {
            return PerformanceWorkbook.write(forms.find(service, 2025).orElseThrow());
        }

        byte[] filled(UUID service, Consumer<Workbooks.Filling> filling) {
            return Workbooks.filled(download(service), filling);
        }

        ImportOutcome receive(UUID service, Consumer<Workbooks.Filling> filling) {
            return imports.receive(filled(service, filling), "workbook.xlsx", null);
        }

        Schedule2Outcome preview(byte[] file) {
            return schedule2.receive(new Schedule2Imports.Request(file, "schedule.csv", true, null, null, null));
        }

        Schedule2Outcome save(byte[] file) {
            return schedule2.receive(new Schedule2Imports.Request(file, "schedule.csv", false, null, null, null));
        }

        /** Only as it was shown. */
        Schedule2Outcome save(byte[] file, String asPreviewed) {
            return schedule2.receive(
                    new Schedule2Imports.Request(file, "schedule.csv", false, null, asPreviewed, null));
        }

        Schedule2Outcome saveFor(UUID partnership, byte[] file) {
            return schedule2.receive(
                    new Schedule2Imports.Request(file, "schedule.csv", false, partnership, null, null));
        }

        /** Without faults. */
        ImportOutcome send(UUID service, Consumer<Workbooks.Filling> filling) {
            ImportOutcome outcome = receive(service, filling);
            assertThat(outcome.errors()).isEmpty();
            return outcome;
        }
    }

    /** What the security package does in the application. */
    private final class Identity implements TransactionExecutionListener {
        private final String[] settings;

        Identity(String slug, String role, LocalDate today, List<String> partnerships) {
            UUID authority = owner.fetchSingle("select id from authority where slug = {0}", DSL.val(slug))
                    .get(0, UUID.class);
            UUID account = owner.fetchSingle(
                            "select id from account where authority_id = {0} order by username limit 1",
                            DSL.val(authority))
                    .get(0, UUID.class);
            String ids = owner.fetchSingle(
                            "select array_agg(id)::text from partnership where code = any ({0})",
                            DSL.val(partnerships.toArray(String[]::new)))
                    .get(0, String.class);
            settings = new String[] {
                "app.account",
                account.toString(),
                "app.authority",
                authority.toString(),
                "app.partnerships",
                ids,
                "app.roles",
                "{" + role + "}",
                "app.today",
                today.toString()
            };
        }

        @Override
        public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
            Connection connection = DataSourceUtils.getConnection(app);
            try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, true)")) {
                for (int i = 0; i < settings.length; i += 2) {
                    statement.setString(1, settings[i]);
                    statement.setString(2, settings[i + 1]);
                    statement.execute();
                }
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
