package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.interborough.testing.TestDatabase;

/** Returns that came another way fit the workbook. */
@Tag("database")
class DemonstrationWorkbooksTest {
    private static final String SOUND = """
            select s.id from service s
            where s.authority_id = (select id from authority where slug = 'ealing')
              and 4 = (select count(*) from performance_return r where r.service_id = s.id and app.financial_year(r.quarter) = 2025)
              and not exists (select from known.service_quarter_indicator i
                              where i.service_id = s.id and i.flagged and app.financial_year(i.quarter) = 2025)
            order by s.spls_id limit 8
            """;

    private static ImportDatabase.Officer ealing;
    private static List<UUID> services;

    @BeforeAll
    static void theDemonstrationSomeYearsOn() {
        ealing = new ImportDatabase(TestDatabase.demonstration())
                .officer("ealing", "COMMISSIONER", LocalDate.now().plusYears(2));
        services = ealing.transaction.execute(
                status -> ealing.database.fetch(SOUND).into(UUID.class));
    }

    @Test
    void aDownloadSentBackUnchangedChangesNothing() {
        assertThat(services)
                .hasSize(8)
                .allSatisfy(
                        service -> assertThat(ealing.send(service, book -> {}).performanceReturns())
                                .isEmpty());
    }

    @Test
    void oneCellChangesOneReturn() {
        ImportOutcome outcome = ealing.send(
                services.getFirst(),
                book -> book.item(3, QuarterItem.READY_TO_MOVE_ON, 0).item(3, QuarterItem.ARRIVALS, 77));

        assertThat(outcome.performanceReturns()).hasSize(1);
    }
}
