package uk.interborough.referrals;

import static uk.interborough.db.public_.Tables.ACCOUNT;
import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.MEMBERSHIP;
import static uk.interborough.db.public_.Tables.REFERRAL;
import static uk.interborough.db.public_.Tables.REFERRAL_AGENCY;
import static uk.interborough.db.public_.Tables.SERVICE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.AuthorityRecord;
import uk.interborough.db.public_.tables.records.ServiceRecord;
import uk.interborough.writing.Change;
import uk.interborough.writing.Faults;

/** Referrals as they are made, each by its own authority (JPA 6.1; J Schedule 5). */
@Component
class Referrals {
    private static final LocalDate EARLIEST = LocalDate.of(2003, 4, 1);
    private static final int LONGEST_NAME = 200;

    private final DSLContext database;
    private final ReferralChanges changes;
    private final Clock clock;

    Referrals(DSLContext database, ReferralChanges changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** A referral as it is sent; {@code source} null: the own authority; {@code madeOn} null: today. */
    record Wanted(
            UUID service,
            @Nullable UUID source,
            String agency,
            @Nullable LocalDate madeOn) {}

    Change make(Wanted wanted, @Nullable String key) {
        return changes.once(
                "service",
                "makeReferral",
                key,
                wanted,
                () -> database.selectFrom(SERVICE)
                        .where(SERVICE.ID.eq(wanted.service()))
                        .fetchOptional()
                        .map(service -> make(wanted, service))
                        .orElseGet(() -> Change.unknown("service", "service")));
    }

    private Change make(Wanted wanted, ServiceRecord service) {
        UUID own = ReferralChanges.own();
        UUID source = Objects.requireNonNullElse(wanted.source(), own);
        LocalDate today = LocalDate.now(clock);
        LocalDate madeOn = Objects.requireNonNullElse(wanted.madeOn(), today);
        Optional<AuthorityRecord> from =
                database.selectFrom(AUTHORITY).where(AUTHORITY.ID.eq(source)).fetchOptional();
        String name = from.map(AuthorityRecord::getName).orElse("");
        boolean isOwn = source.equals(own);
        boolean holds = service.getAuthorityId().equals(own);
        Optional<LocalDate> left = from.flatMap(each -> leftOn(service, source, madeOn));
        return new Faults()
                .refuse(from.isEmpty(), "source", "NOT_FOUND", "Choose an authority: there is no such one")
                .refuse(
                        from.isPresent() && !isOwn && !holds,
                        "source",
                        "FORBIDDEN",
                        "Each authority makes its own referrals",
                        "JPA 6.1")
                .refuse(
                        from.isPresent() && !isOwn && holds && signsIn(source),
                        "source",
                        "FORBIDDEN",
                        name + " signs in and makes its own referrals",
                        "JPA 6.1")
                .refuse(
                        left.isPresent(),
                        "source",
                        "IMPOSSIBLE",
                        left.map(day -> "%s left the partnership on %s: it does not refer from then on"
                                        .formatted(name, InWords.day(day)))
                                .orElse(""),
                        "J 7.2")
                .refuse(
                        from.filter(each -> each.getEndedOn() != null
                                        && !each.getEndedOn().isAfter(madeOn))
                                .isPresent(),
                        "source",
                        "IMPOSSIBLE",
                        from.map(AuthorityRecord::getEndedOn)
                                .map(day -> "%s ended on %s: choose what it became".formatted(name, InWords.day(day)))
                                .orElse(""))
                .refuse(
                        service.getDirectAccess(),
                        "service",
                        "IMPOSSIBLE",
                        "People come to this service without a referral",
                        "J Schedule 5")
                .words("agency", wanted.agency(), "Enter the name of the agency", LONGEST_NAME)
                .refuse(
                        madeOn.isAfter(today) || madeOn.isBefore(EARLIEST),
                        "madeOn",
                        "OUT_OF_RANGE",
                        "Enter today or an earlier day, from 1 April 2003")
                .or(() -> Change.done(insert(wanted, service, source, madeOn)));
    }

    /** Whether somebody signs in for it who could refer. */
    private boolean signsIn(UUID authority) {
        return database.fetchExists(ACCOUNT, ACCOUNT.AUTHORITY_ID.eq(authority).and(ACCOUNT.DISABLED_AT.isNull()));
    }

    /** The day a source ceased to be a member, unless it is one again. */
    private Optional<LocalDate> leftOn(ServiceRecord service, UUID source, LocalDate day) {
        return database.select(MEMBERSHIP.LEFT_ON)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.PARTNERSHIP_ID.eq(service.getPartnershipId()))
                .and(MEMBERSHIP.AUTHORITY_ID.eq(source))
                .and(MEMBERSHIP.JOINED_ON.le(day))
                .orderBy(MEMBERSHIP.JOINED_ON.desc())
                .limit(1)
                .fetchOptional(MEMBERSHIP.LEFT_ON)
                .filter(left -> !left.isAfter(day));
    }

    private UUID insert(Wanted wanted, ServiceRecord service, UUID source, LocalDate madeOn) {
        @Nullable UUID scheme = Routines.schemeOf(database.configuration(), service.getId(), madeOn);
        String agency = wanted.agency().strip();
        @Nullable
        UUID designated = scheme == null
                ? null
                : database.select(REFERRAL_AGENCY.ID)
                        .from(REFERRAL_AGENCY)
                        .where(REFERRAL_AGENCY.SCHEME_ID.eq(scheme))
                        .and(REFERRAL_AGENCY.AUTHORITY_ID.eq(source))
                        .and(DSL.lower(REFERRAL_AGENCY.NAME).eq(DSL.lower(agency)))
                        .and(REFERRAL_AGENCY.FROM_DAY.le(madeOn))
                        .and(REFERRAL_AGENCY.TO_DAY.isNull().or(REFERRAL_AGENCY.TO_DAY.ge(madeOn)))
                        .fetchOne(REFERRAL_AGENCY.ID);
        return database.insertInto(REFERRAL)
                .set(REFERRAL.PARTNERSHIP_ID, service.getPartnershipId())
                .set(REFERRAL.AUTHORITY_ID, service.getAuthorityId())
                .set(REFERRAL.SERVICE_ID, service.getId())
                .set(REFERRAL.SCHEME_ID, scheme)
                .set(REFERRAL.SOURCE_ID, source)
                .set(REFERRAL.AGENCY_ID, designated)
                .set(REFERRAL.AGENCY, agency)
                .set(REFERRAL.TIER, Routines.tierOf(database.configuration(), scheme, service.getId(), source, madeOn))
                .set(REFERRAL.MADE_ON, madeOn)
                .returning(REFERRAL.ID)
                .fetchSingle(REFERRAL.ID);
    }
}
