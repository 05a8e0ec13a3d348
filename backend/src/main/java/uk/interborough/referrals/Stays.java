package uk.interborough.referrals;

import static uk.interborough.db.public_.Tables.REFERRAL;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.public_.tables.records.ReferralRecord;
import uk.interborough.writing.Change;
import uk.interborough.writing.Faults;

/** What becomes of a referral: refused, withdrawn, or a stay from its booking to its end. */
@Component
class Stays {
    private static final int LONGEST = 2_000;
    private static final int MOST_YEARS = 10;

    private final DSLContext database;
    private final Locked locked;
    private final Room room;
    private final Clock clock;

    Stays(DSLContext database, Locked locked, Room room, Clock clock) {
        this.database = database;
        this.locked = locked;
        this.room = room;
        this.clock = clock;
    }

    record Booking(
            UUID referral,
            int version,
            int unit,
            LocalDate startsOn,
            @Nullable LocalDate expectedEndOn,
            @Nullable UUID charge) {}

    Change accept(Booking wanted) {
        return locked.byHolder(wanted.referral(), wanted.version(), Set.of("MADE"), referral -> {
            Faults faults = new Faults();
            LocalDate end = wanted.expectedEndOn();
            faults.refuse(
                            end == null,
                            "expectedEndOn",
                            "INCOMPLETE",
                            "Say until when: a booking needs an expected end",
                            Room.clause(referral, "JPA 7.2"))
                    .refuse(
                            wanted.startsOn().isBefore(referral.getMadeOn()),
                            "startsOn",
                            "OUT_OF_RANGE",
                            "The referral was made on %s: the stay begins then or later"
                                    .formatted(InWords.day(referral.getMadeOn())));
            ends(referral, wanted.startsOn(), end, faults);
            Room.Stay stay = new Room.Stay(
                    referral,
                    wanted.unit(),
                    wanted.startsOn(),
                    end != null && faults.none() ? end : wanted.startsOn().plusDays(1));
            room.check(stay, faults);
            @Nullable
            UUID quota = room.quota(stay, wanted.charge(), end != null && end.isAfter(wanted.startsOn()), faults);
            return faults.or(() -> {
                Map<Field<?>, Object> booked = new HashMap<>(Map.of(
                        REFERRAL.DECIDED_ON, today(),
                        REFERRAL.UNIT_NUMBER, wanted.unit(),
                        REFERRAL.STARTS_ON, wanted.startsOn(),
                        REFERRAL.EXPECTED_END_ON, stay.to()));
                booked.put(REFERRAL.QUOTA_ID, quota);
                booked.put(REFERRAL.CHARGE_ID, wanted.charge());
                return goesOn(referral, "ACCEPTED", booked);
            });
        });
    }

    Change refuse(UUID id, int version, String because) {
        return locked.byHolder(
                id,
                version,
                Set.of("MADE"),
                referral -> new Faults()
                        .words("because", because, "Say why it is refused", LONGEST)
                        .or(() -> goesOn(
                                referral,
                                "REFUSED",
                                Map.of(REFERRAL.DECIDED_ON, today(), REFERRAL.REFUSED_BECAUSE, because.strip()))));
    }

    Change withdraw(UUID id, int version) {
        return locked.bySourceOrHolder(id, version, referral -> {
            Map<Field<?>, @Nullable Object> given = new HashMap<>();
            given.put(REFERRAL.DECIDED_ON, today());
            for (Field<?> booked : new Field<?>[] {
                REFERRAL.UNIT_NUMBER,
                REFERRAL.STARTS_ON,
                REFERRAL.EXPECTED_END_ON,
                REFERRAL.QUOTA_ID,
                REFERRAL.CHARGE_ID
            }) {
                given.put(booked, null);
            }
            return goesOn(referral, "WITHDRAWN", given);
        });
    }

    Change start(UUID id, int version, LocalDate startedOn) {
        return locked.byHolder(id, version, Set.of("ACCEPTED"), referral -> {
            Faults faults = new Faults()
                    .refuse(
                            startedOn.isAfter(today()),
                            "startedOn",
                            "OUT_OF_RANGE",
                            "A stay has started today or earlier")
                    .refuse(
                            startedOn.isBefore(referral.getMadeOn()),
                            "startedOn",
                            "OUT_OF_RANGE",
                            "The referral was made on %s: the stay begins then or later"
                                    .formatted(InWords.day(referral.getMadeOn())))
                    .refuse(
                            !startedOn.isBefore(referral.getExpectedEndOn()),
                            "startedOn",
                            "OUT_OF_RANGE",
                            "The departure is expected on %s: enter a day before it, or another departure first"
                                    .formatted(InWords.day(referral.getExpectedEndOn())));
            if (startedOn.isBefore(referral.getStartsOn())) {
                Room.Stay stay =
                        new Room.Stay(referral, referral.getUnitNumber(), startedOn, referral.getExpectedEndOn());
                room.check(stay, faults);
                room.inQuota(stay, referral.getQuotaId(), faults);
            }
            return faults.or(() -> goesOn(referral, "STARTED", Map.of(REFERRAL.STARTS_ON, startedOn)));
        });
    }

    Change extend(UUID id, int version, LocalDate expectedEndOn) {
        return locked.byHolder(id, version, Set.of("ACCEPTED", "STARTED"), referral -> {
            Faults faults = new Faults();
            ends(referral, referral.getStartsOn(), expectedEndOn, faults);
            if (faults.none() && expectedEndOn.isAfter(referral.getExpectedEndOn())) {
                Room.Stay stay =
                        new Room.Stay(referral, referral.getUnitNumber(), referral.getStartsOn(), expectedEndOn);
                room.check(stay, faults);
                room.inQuota(stay, referral.getQuotaId(), faults);
            }
            return faults.or(
                    () -> goesOn(referral, referral.getState(), Map.of(REFERRAL.EXPECTED_END_ON, expectedEndOn)));
        });
    }

    Change end(UUID id, int version, LocalDate endedOn) {
        return locked.byHolder(id, version, Set.of("STARTED"), referral -> {
            Faults faults = new Faults()
                    .refuse(
                            endedOn.isBefore(referral.getStartsOn()),
                            "endedOn",
                            "OUT_OF_RANGE",
                            "The stay began on %s: it does not end before"
                                    .formatted(InWords.day(referral.getStartsOn())),
                            Room.clause(referral, "JPA 9.2"))
                    .refuse(endedOn.isAfter(today()), "endedOn", "OUT_OF_RANGE", "A stay has ended today or earlier");
            room.free(
                    new Room.Stay(referral, referral.getUnitNumber(), referral.getStartsOn(), endedOn),
                    "endedOn",
                    faults);
            return faults.or(() -> goesOn(referral, "ENDED", Map.of(REFERRAL.ENDED_ON, endedOn)));
        });
    }

    private static void ends(ReferralRecord referral, LocalDate starts, @Nullable LocalDate end, Faults faults) {
        faults.refuse(
                        end != null && !end.isAfter(starts),
                        "expectedEndOn",
                        "OUT_OF_RANGE",
                        "The stay begins on %s: it ends on a day after it".formatted(InWords.day(starts)),
                        Room.clause(referral, "JPA 7.2"))
                .refuse(
                        end != null && end.isAfter(starts.plusYears(MOST_YEARS)),
                        "expectedEndOn",
                        "OUT_OF_RANGE",
                        "Expect the end within ten years");
    }

    private Change goesOn(ReferralRecord referral, String state, Map<? extends Field<?>, ?> facts) {
        database.update(REFERRAL)
                .set(REFERRAL.STATE, state)
                .set(REFERRAL.VERSION, REFERRAL.VERSION.plus(1))
                .set(facts)
                .where(REFERRAL.ID.eq(referral.getId()))
                .execute();
        return Change.done(referral.getId());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
