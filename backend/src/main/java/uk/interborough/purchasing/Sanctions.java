package uk.interborough.purchasing;

import static uk.interborough.db.known.Tables.NOTICE_DUE;
import static uk.interborough.db.public_.Tables.NOTICE;
import static uk.interborough.db.public_.Tables.NOTICE_REASON;
import static uk.interborough.db.public_.Tables.PROVIDER;
import static uk.interborough.db.public_.Tables.SANCTION;
import static uk.interborough.db.public_.Tables.SERVICE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.SanctionRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Changes;
import uk.interborough.writing.OwnPartnership;
import uk.interborough.writing.Repeats;

/** Records and ends sanctions, and begins the drafts that facts compel (P 7.1(a)). */
@Component
class Sanctions {
    private static final LocalDate EARLIEST = LocalDate.of(2003, 4, 1);
    private static final int LONGEST = 4_000;

    private final DSLContext database;
    private final Changes changes;
    private final Repeats repeats;
    private final OwnPartnership partnerships;
    private final Clock clock;

    Sanctions(DSLContext database, Changes changes, Repeats repeats, OwnPartnership partnerships, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.repeats = repeats;
        this.partnerships = partnerships;
        this.clock = clock;
    }

    /** A sanction as it is sent; {@code partnership} null: the authority's one. */
    record Wanted(
            UUID provider,
            @Nullable UUID service,
            @Nullable UUID partnership,
            String kind,
            String reason,
            LocalDate imposedOn,
            @Nullable LocalDate reviewOn) {}

    SanctionOutcome record(Wanted wanted, @Nullable String key) {
        return withRights(
                "provider",
                () -> repeats.once("recordSanction", key, wanted, this::told, () -> {
                    List<ArgumentFault> faults = new ArrayList<>();
                    @Nullable
                    UUID partnership =
                            partnerships.of(wanted.partnership(), faults).orElse(null);
                    check(wanted, partnership, faults);
                    if (!faults.isEmpty() || partnership == null) {
                        return SanctionOutcome.of(null, faults);
                    }
                    UUID made = database.insertInto(SANCTION)
                            .set(SANCTION.PARTNERSHIP_ID, partnership)
                            .set(SANCTION.AUTHORITY_ID, Routines.authorityId())
                            .set(SANCTION.PROVIDER_ID, wanted.provider())
                            .set(SANCTION.SERVICE_ID, wanted.service())
                            .set(SANCTION.KIND, wanted.kind())
                            .set(SANCTION.REASON, wanted.reason().strip())
                            .set(SANCTION.IMPOSED_ON, wanted.imposedOn())
                            .set(SANCTION.REVIEW_ON, wanted.reviewOn())
                            .returning(SANCTION.ID)
                            .fetchSingle(SANCTION.ID);
                    return told(made, List.of());
                }));
    }

    SanctionOutcome end(UUID id, int version, LocalDate endedOn, String because) {
        return withRights("id", () -> {
            SanctionRecord sanction =
                    database.selectFrom(SANCTION).where(SANCTION.ID.eq(id)).fetchOne();
            if (sanction == null) {
                return SanctionOutcome.refused("id", "NOT_FOUND", "There is no such sanction");
            }
            List<ArgumentFault> faults = new ArrayList<>();
            text("because", "reason", because, faults);
            if (endedOn.isBefore(sanction.getImposedOn()) || endedOn.isAfter(today())) {
                faults.add(
                        ArgumentFault.of("endedOn", "OUT_OF_RANGE", "A sanction ends between its first day and today"));
            }
            if (!faults.isEmpty()) {
                return SanctionOutcome.of(null, faults);
            }
            int changed = database.update(SANCTION)
                    .set(SANCTION.ENDED_ON, endedOn)
                    .set(SANCTION.ENDED_BECAUSE, because.strip())
                    .set(SANCTION.VERSION, version + 1)
                    .where(SANCTION.ID.eq(id))
                    .and(SANCTION.VERSION.eq(version))
                    .and(SANCTION.ENDED_ON.isNull())
                    .execute();
            return changed == 1
                    ? SanctionOutcome.of(id, List.of())
                    : SanctionOutcome.of(
                            id,
                            List.of(ArgumentFault.of(
                                    "version", "CONFLICT", "Somebody else changed or ended this sanction meanwhile")));
        });
    }

    SanctionOutcome draftOf(UUID fact) {
        return withRights(
                "factId",
                () -> database.select(
                                NOTICE_DUE.PARTNERSHIP_ID,
                                NOTICE_DUE.PROVIDER_ID,
                                NOTICE_DUE.SERVICE_ID,
                                NOTICE_REASON.CODE,
                                NOTICE_DUE.HAPPENED_ON)
                        .from(NOTICE_DUE)
                        .join(NOTICE_REASON)
                        .on(NOTICE_REASON.ID.eq(NOTICE_DUE.REASON_ID))
                        .where(NOTICE_DUE.FACT_ID.eq(fact))
                        .fetchOptional(due -> new SanctionOutcome(
                                null,
                                Routines.beginNotice(
                                        database.configuration(),
                                        due.value1(),
                                        due.value2(),
                                        due.value3(),
                                        fact,
                                        due.value4(),
                                        due.value5(),
                                        null),
                                List.of()))
                        .orElseGet(() -> SanctionOutcome.refused(
                                "factId", "NOT_FOUND", "There is no such fact of which notice is due")));
    }

    private SanctionOutcome withRights(String about, Supplier<SanctionOutcome> change) {
        return changes.make(
                about,
                Map.of(),
                SanctionOutcome::of,
                () -> database.select(Routines.writesNotices()).fetchSingle().value1()
                        ? change.get()
                        : SanctionOutcome.refused(
                                about,
                                "FORBIDDEN",
                                "Sanctions are recorded by an authority's commissioners, contract officers, lead officers,"
                                        + " heads of service and assistant directors"));
    }

    /** With the draft that the sanction began. */
    private SanctionOutcome told(@Nullable UUID made, List<ArgumentFault> errors) {
        @Nullable
        UUID notice = made == null
                ? null
                : database.select(NOTICE.ID)
                        .from(NOTICE)
                        .where(NOTICE.FACT_ID.eq(made))
                        .orderBy(NOTICE.CREATED_AT)
                        .limit(1)
                        .fetchOne(NOTICE.ID);
        return new SanctionOutcome(made, notice, List.copyOf(errors));
    }

    private void check(Wanted wanted, @Nullable UUID partnership, List<ArgumentFault> faults) {
        if (!database.fetchExists(PROVIDER, PROVIDER.ID.eq(wanted.provider()))) {
            faults.add(ArgumentFault.of("provider", "NOT_FOUND", "There is no such provider"));
        }
        if (wanted.service() != null
                && !database.fetchExists(
                        SERVICE,
                        SERVICE.ID
                                .eq(wanted.service())
                                .and(SERVICE.PROVIDER_ID.eq(wanted.provider()))
                                .and(SERVICE.AUTHORITY_ID.eq(Routines.authorityId()))
                                .and(
                                        partnership == null
                                                ? SERVICE.PARTNERSHIP_ID.isNotNull()
                                                : SERVICE.PARTNERSHIP_ID.eq(partnership)))) {
            faults.add(ArgumentFault.of(
                    "service", "NOT_FOUND", "There is no such service of this provider under a contract of yours"));
        }
        text("reason", "reason", wanted.reason(), faults);
        if (wanted.imposedOn().isAfter(today()) || wanted.imposedOn().isBefore(EARLIEST)) {
            faults.add(ArgumentFault.of(
                    "imposedOn", "OUT_OF_RANGE", "The first day is today or earlier, from 1 April 2003"));
        }
        if (wanted.reviewOn() != null && !wanted.reviewOn().isAfter(wanted.imposedOn())) {
            faults.add(ArgumentFault.of("reviewOn", "OUT_OF_RANGE", "The review is after the first day"));
        }
    }

    private static void text(String field, String called, String text, List<ArgumentFault> faults) {
        if (text.isBlank()) {
            faults.add(ArgumentFault.of(field, "INCOMPLETE", "Enter the " + called));
        } else if (text.length() > LONGEST) {
            faults.add(ArgumentFault.of(
                    field,
                    "TOO_LONG",
                    "The %s has %,d characters. Shorten it to %,d".formatted(called, text.length(), LONGEST)));
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
