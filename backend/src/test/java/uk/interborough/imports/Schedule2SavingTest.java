package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.interborough.imports.Schedule2Files.csv;
import static uk.interborough.imports.Schedule2Files.row;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.interborough.imports.Schedule2Change.Kind;
import uk.interborough.imports.Schedule2Change.Schedule2Difference;

/** A file is saved whole or not at all, once, and only as it was shown. */
@Tag("database")
class Schedule2SavingTest {
    private Schedule2World world;

    @BeforeEach
    void anEmptySchedule() {
        world = new Schedule2World();
    }

    @Test
    void aPreviewShowsWhatSavingDoesAndSavesNothing() {
        byte[] file = csv(row("0001"), row("0002", Schedule2Column.PROVIDER_NAME, "New Homes"));

        Schedule2Outcome preview = world.officer.preview(file);

        assertThat(world.count("service")
                        + world.count("contract")
                        + world.count("schedule_2_import")
                        + world.count("history.service"))
                .isZero();
        assertThat(world.count("provider")).isEqualTo(1);
        assertThat(preview.services()).isEmpty();
        assertThat(preview.notes()).singleElement().asString().startsWith("“New Homes” is not on record");
        Schedule2Outcome saved = world.saved(file);
        assertThat(saved.changes()).isEqualTo(preview.changes());
        assertThat(saved.notes()).isEqualTo(preview.notes());
        assertThat(world.count("service")).isEqualTo(2);
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        byte[] file = csv(row("0001", Schedule2Column.DESCRIPTION, "Two \"lines\",\nand a comma"), row("0002"));
        world.saved(file);

        Schedule2Outcome again = world.saved(file);

        assertThat(Schedule2World.kinds(again)).containsExactly(Kind.NOTHING, Kind.NOTHING);
        assertThat(again.services()).isEmpty();
        assertThat(again.changes())
                .allSatisfy(change -> assertThat(change.what()).isEmpty());
        assertThat(world.count("schedule_2_import")).isEqualTo(1);
    }

    @Test
    void oneFaultAnywhereSavesNothing() {
        Schedule2Outcome outcome = world.officer.save(csv(row("0001"), row("0002", Schedule2Column.UNITS, "-1")));

        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.errors())
                .extracting(Schedule2Fault::code, Schedule2Fault::row, Schedule2Fault::column, Schedule2Fault::found)
                .containsExactly(tuple(FaultCode.NEGATIVE, 3, "Units", "-1"));
        assertThat(world.count("service")).isZero();
    }

    @Test
    void twoImportsAtOnceAddOneProvider() throws Exception {
        ImportDatabase.Officer hounslow = world.database.officer("hounslow", "COMMISSIONER");
        byte[] file = csv(row("0001", Schedule2Column.PROVIDER_NAME, "New Homes"));
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<CompletableFuture<Schedule2Outcome>> imports = List.of(
                    CompletableFuture.supplyAsync(() -> world.officer.save(file), pool),
                    CompletableFuture.supplyAsync(() -> world.officer.save(file), pool),
                    CompletableFuture.supplyAsync(() -> hounslow.save(file), pool));
            List<Schedule2Outcome> outcomes =
                    imports.stream().map(CompletableFuture::join).toList();

            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.errors()).isEmpty());
            assertThat(outcomes.stream().flatMap(outcome -> Schedule2World.kinds(outcome).stream()))
                    .containsExactlyInAnyOrder(Kind.ADD, Kind.ADD, Kind.NOTHING);
        }
        assertThat(world.count("provider where name = 'New Homes'")).isEqualTo(1);
    }

    @Test
    void aKeyMakesARepeatHarmless() {
        byte[] file = csv(row("0001"));
        Schedule2Outcome first = world.keyed(file);

        assertThat(world.keyed(file)).isEqualTo(first);
        assertThat(world.keyed(csv(row("0002"))).errors())
                .extracting(Schedule2Fault::code)
                .containsExactly(FaultCode.KEY_REUSED);
    }

    @Test
    void whatWasShownIsSavedWhileNothingElseChanged() {
        byte[] file = csv(row("0001"), row("0002", Schedule2Column.PROVIDER_NAME, "New Homes"));
        Schedule2Outcome shown = world.officer.preview(file);

        Schedule2Outcome saved = world.officer.save(file, shown.fingerprint());

        assertThat(saved.errors()).isEmpty();
        assertThat(saved.fingerprint()).isEqualTo(shown.fingerprint());
        assertThat(world.count("service")).isEqualTo(2);
    }

    @Test
    void whatChangedSinceThePreviewIsShownAgainAndNotSaved() {
        world.saved(csv(row("0001")));
        byte[] file = csv(row("0001", Schedule2Column.UNITS, "14"));
        Schedule2Outcome shown = world.officer.preview(file);
        world.saved(csv(row("0001", Schedule2Column.UNITS, "13")));

        Schedule2Outcome refused = world.officer.save(file, shown.fingerprint());

        assertThat(refused.errors())
                .extracting(Schedule2Fault::code, Schedule2Fault::getField)
                .containsExactly(tuple(FaultCode.CONFLICT, "asPreviewed"));
        assertThat(refused.preview()).isTrue();
        assertThat(refused.changes().getFirst().what()).containsExactly(new Schedule2Difference("Units", "13", "14"));
        assertThat(world.one("select units from contract").get(0)).isEqualTo(13);
        assertThat(world.officer.save(file, refused.fingerprint()).errors()).isEmpty();
        assertThat(world.one("select units from contract").get(0)).isEqualTo(14);
    }
}
