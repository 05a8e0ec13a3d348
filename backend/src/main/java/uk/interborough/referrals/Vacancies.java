package uk.interborough.referrals;

import static uk.interborough.db.app.Tables.STAYS_IN;
import static uk.interborough.db.known.Tables.ALLOCATED_UNITS;
import static uk.interborough.db.public_.Tables.REFERRAL;
import static uk.interborough.db.public_.Tables.SERVICE;
import static uk.interborough.db.public_.Tables.VACANCY;
import static uk.interborough.db.public_.Tables.VACANCY_OFFER;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.db.public_.tables.records.VacancyOfferRecord;
import uk.interborough.db.public_.tables.records.VacancyRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Faults;
import uk.interborough.writing.SentText;

/** Vacant units offered to the participants, and what they answer (JPA 6.1). */
@Component
class Vacancies {
    private static final int LONGEST = 2_000;
    private static final LocalDate EARLIEST = LocalDate.of(2003, 4, 1);

    private final DSLContext database;
    private final ReferralChanges changes;
    private final Clock clock;

    Vacancies(DSLContext database, ReferralChanges changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param authorities null: all that have units on that day */
    record Offer(
            UUID scheme,
            UUID service,
            int unit,
            LocalDate vacantFrom,
            @Nullable List<UUID> authorities) {}

    record Answer(
            UUID offer,
            int version,
            String answer,
            @Nullable String because,
            @Nullable UUID referral) {}

    Change offer(Offer wanted, @Nullable String key) {
        return changes.once(
                "scheme",
                "offerVacancy",
                key,
                wanted,
                () -> changes.asLead(wanted.scheme(), scheme -> {
                    List<UUID> participants = participants(wanted);
                    List<UUID> to = Objects.requireNonNullElse(wanted.authorities(), participants);
                    Faults faults = new Faults();
                    unit(wanted, scheme, faults);
                    faults.refuse(
                                    to.isEmpty(),
                                    "authorities",
                                    "INCOMPLETE",
                                    "Name at least one participant with units on that day",
                                    "JPA 6.1")
                            .refuse(
                                    new HashSet<>(to).size() < to.size(),
                                    "authorities",
                                    "DUPLICATE",
                                    "Name each participant once")
                            .refuse(
                                    !participants.containsAll(to),
                                    "authorities",
                                    "NOT_IN_LIST",
                                    "A vacancy is offered to participants with units on that day: one of these has none",
                                    "JPA 6.1");
                    return faults.or(() -> Change.done(insert(wanted, scheme, to)));
                }));
    }

    private List<UUID> participants(Offer wanted) {
        return database.select(ALLOCATED_UNITS.AUTHORITY_ID)
                .from(ALLOCATED_UNITS)
                .where(ALLOCATED_UNITS.SCHEME_ID.eq(wanted.scheme()))
                .and(ALLOCATED_UNITS.FROM_DAY.le(wanted.vacantFrom()))
                .and(ALLOCATED_UNITS.TO_DAY.isNull().or(ALLOCATED_UNITS.TO_DAY.ge(wanted.vacantFrom())))
                .orderBy(ALLOCATED_UNITS.AUTHORITY_ID)
                .fetch(ALLOCATED_UNITS.AUTHORITY_ID);
    }

    private void unit(Offer wanted, JointSchemeRecord scheme, Faults faults) {
        boolean isService = database.fetchExists(
                SERVICE, SERVICE.ID.eq(wanted.service()).and(SERVICE.AUTHORITY_ID.eq(scheme.getAuthorityId())));
        boolean isThen = !wanted.vacantFrom().isBefore(EARLIEST)
                && !wanted.vacantFrom().isBefore(scheme.getStartsOn())
                && (scheme.getEndedOn() == null || !wanted.vacantFrom().isAfter(scheme.getEndedOn()));
        int units = Objects.requireNonNullElse(
                Routines.bookableUnits(
                        database.configuration(),
                        wanted.scheme(),
                        wanted.service(),
                        wanted.vacantFrom(),
                        wanted.vacantFrom()),
                0);
        faults.refuse(!isService, "service", "NOT_FOUND", "There is no such service of this scheme", "JPA 4.1")
                .refuse(
                        !isThen,
                        "vacantFrom",
                        "OUT_OF_RANGE",
                        "The scheme began on %s%s: enter a day within"
                                .formatted(
                                        InWords.day(scheme.getStartsOn()),
                                        scheme.getEndedOn() == null
                                                ? ""
                                                : " and ended on " + InWords.day(scheme.getEndedOn())),
                        "JPA 4.1")
                .refuse(
                        isService && isThen && units == 0,
                        "service",
                        "NOT_FOUND",
                        "There is no such service of this scheme",
                        "JPA 4.1")
                .refuse(
                        isService && isThen && units > 0 && (wanted.unit() < 1 || wanted.unit() > units),
                        "unit",
                        "OUT_OF_RANGE",
                        "The service has %s on that day: choose from 1 to %d".formatted(InWords.units(units), units),
                        "JPA 4.1");
        database.selectFrom(STAYS_IN(
                        wanted.service(),
                        wanted.unit(),
                        wanted.vacantFrom(),
                        wanted.vacantFrom().plusDays(1),
                        null))
                .forEach(stay -> faults.refuse(
                        true,
                        "vacantFrom",
                        "IMPOSSIBLE",
                        "Unit %d is taken that night, until %s".formatted(wanted.unit(), InWords.day(stay.getUntil())),
                        "JPA 9.2"));
    }

    private UUID insert(Offer wanted, JointSchemeRecord scheme, List<UUID> to) {
        UUID made = database.insertInto(VACANCY)
                .set(VACANCY.PARTNERSHIP_ID, scheme.getPartnershipId())
                .set(VACANCY.AUTHORITY_ID, scheme.getAuthorityId())
                .set(VACANCY.SCHEME_ID, scheme.getId())
                .set(VACANCY.SERVICE_ID, wanted.service())
                .set(VACANCY.UNIT_NUMBER, wanted.unit())
                .set(VACANCY.VACANT_FROM, wanted.vacantFrom())
                .returning(VACANCY.ID)
                .fetchSingle(VACANCY.ID);
        List<VacancyOfferRecord> offers = new ArrayList<>();
        for (UUID participant : to) {
            VacancyOfferRecord offer = new VacancyOfferRecord();
            offer.setPartnershipId(scheme.getPartnershipId());
            offer.setLeadId(scheme.getAuthorityId());
            offer.setAuthorityId(participant);
            offer.setSchemeId(scheme.getId());
            offer.setVacancyId(made);
            offer.setOfferedOn(LocalDate.now(clock));
            offers.add(offer);
        }
        database.insertInto(VACANCY_OFFER).set(offers).execute();
        return made;
    }

    Change answer(Answer wanted) {
        return changes.make(
                "id",
                () -> database.selectFrom(VACANCY_OFFER)
                        .where(VACANCY_OFFER.ID.eq(wanted.offer()))
                        .fetchOptional()
                        .map(offer -> answer(wanted, offer))
                        .orElseGet(() -> Change.unknown("id", "offer")));
    }

    private Change answer(Answer wanted, VacancyOfferRecord offer) {
        if (!offer.getAuthorityId().equals(ReferralChanges.own())) {
            return Change.refused(new ArgumentFault(
                    "id", "FORBIDDEN", "An offer is answered by the authority it was made to", "JPA 6.1"));
        } else if (offer.getVersion() != wanted.version()) {
            return Change.conflict(offer.getId(), "version", "offer");
        }
        boolean isAccepted = wanted.answer().equals("ACCEPTED");
        VacancyRecord vacancy = database.selectFrom(VACANCY)
                .where(VACANCY.ID.eq(offer.getVacancyId()))
                .fetchSingle();
        return new Faults()
                .refuse(
                        offer.getAnswer() != null,
                        "id",
                        "IMPOSSIBLE",
                        "This offer is answered: an answer stands",
                        "JPA 6.1")
                .refuse(
                        !isAccepted
                                && (wanted.because() == null || wanted.because().isBlank()),
                        "because",
                        "INCOMPLETE",
                        "Say why the unit is not taken",
                        "JPA 6.1")
                .atMost("because", wanted.because(), LONGEST)
                .refuse(
                        !isAccepted && wanted.referral() != null,
                        "referral",
                        "BAD_USER_INPUT",
                        "A referral goes with an acceptance")
                .refuse(
                        isAccepted
                                && wanted.referral() != null
                                && !database.fetchExists(
                                        REFERRAL,
                                        REFERRAL.ID
                                                .eq(wanted.referral())
                                                .and(REFERRAL.SOURCE_ID.eq(offer.getAuthorityId()))
                                                .and(REFERRAL.SCHEME_ID.eq(offer.getSchemeId()))
                                                .and(REFERRAL.SERVICE_ID.eq(vacancy.getServiceId()))),
                        "referral",
                        "NOT_FOUND",
                        "There is no such referral of yours to this service",
                        "JPA 6.1")
                .or(() -> database.update(VACANCY_OFFER)
                                        .set(VACANCY_OFFER.ANSWER, wanted.answer())
                                        .set(VACANCY_OFFER.ANSWERED_ON, LocalDate.now(clock))
                                        .set(VACANCY_OFFER.BECAUSE, SentText.plain(wanted.because(), false))
                                        .set(VACANCY_OFFER.REFERRAL_ID, wanted.referral())
                                        .set(VACANCY_OFFER.VERSION, wanted.version() + 1)
                                        .where(VACANCY_OFFER.ID.eq(offer.getId()))
                                        .and(VACANCY_OFFER.VERSION.eq(wanted.version()))
                                        .execute()
                                == 1
                        ? Change.done(offer.getId())
                        : Change.conflict(offer.getId(), "version", "offer"));
    }
}
