package uk.interborough.accreditation;

import static uk.interborough.db.known.Tables.PROVIDER_ACCREDITATION;
import static uk.interborough.db.public_.Tables.ACCREDITATION;
import static uk.interborough.db.public_.Tables.ACCREDITATION_CRITERION;
import static uk.interborough.db.public_.Tables.ACCREDITATION_DOCUMENT;
import static uk.interborough.db.public_.Tables.ACCREDITATION_LEAD;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.known.tables.records.ProviderAccreditationRecord;
import uk.interborough.db.public_.tables.records.AccreditationLeadRecord;
import uk.interborough.writing.Change;
import uk.interborough.writing.Rules;

/** What lead authorities record of a provider's accreditation (P 6.1): the application, documents, who leads. */
@Component
class Accreditations {

    private static final Set<String> STATES_TO_APPLY_FROM = Set.of("REFUSED", "WITHDRAWN", "EXPIRED");

    private final DSLContext database;
    private final AccreditationChanges changes;
    private final Clock clock;

    Accreditations(DSLContext database, AccreditationChanges changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    record Application(UUID partnership, UUID provider, LocalDate appliedOn) {}

    record Lead(
            UUID partnership,
            UUID provider,
            UUID authority,
            LocalDate from,
            @Nullable String reason) {}

    record Document(
            UUID accreditation,
            String kind,
            @Nullable UUID criterion,
            String name,
            String reference,
            LocalDate datedOn,
            boolean isPermitted) {}

    Change apply(Application wanted, @Nullable String key) {
        return changes.once("applyForAccreditation", key, wanted, () -> {
            Right right = Right.of(database, wanted.partnership(), wanted.provider());
            Optional<AccreditationLeadRecord> lead = leadToday(wanted.partnership(), wanted.provider());
            Optional<ProviderAccreditationRecord> latest = database.selectFrom(PROVIDER_ACCREDITATION)
                    .where(PROVIDER_ACCREDITATION.PARTNERSHIP_ID.eq(wanted.partnership()))
                    .and(PROVIDER_ACCREDITATION.PROVIDER_ID.eq(wanted.provider()))
                    .and(PROVIDER_ACCREDITATION.IS_LATEST)
                    .fetchOptional();
            return right.may(
                            rules(),
                            right.sits() || right.leads() || right.writes() && lead.isEmpty(),
                            "Applications are recorded by the provider's lead authority, the sub-group and the coordinator")
                    .provider(wanted.provider())
                    .past("appliedOn", wanted.appliedOn())
                    .refuse(
                            right.belongs() && lead.isEmpty() && right.authority() == null,
                            "provider",
                            "INCOMPLETE",
                            "Name the authority that leads on this provider first",
                            "P 6.1")
                    .refuse(
                            latest.filter(each -> !STATES_TO_APPLY_FROM.contains(each.getState()))
                                    .isPresent(),
                            "provider",
                            "IMPOSSIBLE",
                            "This provider's accreditation is "
                                    + latest.map(each -> inWords(each.getState()))
                                            .orElse("")
                                    + ": it applies anew only after a refusal, a withdrawal or expiry",
                            "P 6.1")
                    .refuse(
                            latest.filter(each -> wanted.appliedOn().isBefore(each.getStateSince()))
                                    .isPresent(),
                            "appliedOn",
                            "OUT_OF_RANGE",
                            "The application is not older than what became of the one before")
                    .or(() -> {
                        UUID authority = lead.map(AccreditationLeadRecord::getAuthorityId)
                                .orElseGet(() -> leadFromToday(wanted, right));
                        return Change.done(database.insertInto(ACCREDITATION)
                                .set(ACCREDITATION.PARTNERSHIP_ID, wanted.partnership())
                                .set(ACCREDITATION.PROVIDER_ID, wanted.provider())
                                .set(ACCREDITATION.AUTHORITY_ID, authority)
                                .set(ACCREDITATION.APPLIED_ON, wanted.appliedOn())
                                .set(ACCREDITATION.STATE_SINCE, wanted.appliedOn())
                                .returning(ACCREDITATION.ID)
                                .fetchSingle(ACCREDITATION.ID));
                    });
        });
    }

    private UUID leadFromToday(Application wanted, Right right) {
        UUID own = Objects.requireNonNull(right.authority());
        insert(new Lead(wanted.partnership(), wanted.provider(), own, LocalDate.now(clock), null));
        return own;
    }

    Change nameLead(Lead wanted, @Nullable String key) {
        return changes.once("nameLeadAuthority", key, wanted, () -> {
            Right right = Right.of(database, wanted.partnership(), wanted.provider());
            Optional<AccreditationLeadRecord> last = database.selectFrom(ACCREDITATION_LEAD)
                    .where(ACCREDITATION_LEAD.PARTNERSHIP_ID.eq(wanted.partnership()))
                    .and(ACCREDITATION_LEAD.PROVIDER_ID.eq(wanted.provider()))
                    .orderBy(ACCREDITATION_LEAD.LEADS_FROM.desc())
                    .limit(1)
                    .fetchOptional();
            boolean ownWill =
                    last.isEmpty() && right.writes() && wanted.authority().equals(right.authority());
            return right.may(
                            rules(),
                            right.sits() || right.leads() || ownWill,
                            "The lead authority is named by the sub-group, the coordinator or the authority that leads")
                    .provider(wanted.provider())
                    .member("authority", wanted.partnership(), wanted.authority(), wanted.from())
                    .atMost("reason", wanted.reason())
                    .refuse(
                            last.filter(each -> !wanted.from().isAfter(each.getLeadsFrom()))
                                    .isPresent(),
                            "from",
                            "OUT_OF_RANGE",
                            "Enter a day after the first day of the lead authority before")
                    .refuse(
                            last.filter(each -> each.getLeadsUntil() == null
                                            && each.getAuthorityId().equals(wanted.authority()))
                                    .isPresent(),
                            "authority",
                            "IMPOSSIBLE",
                            "This authority leads on the provider already",
                            "P 6.1")
                    .or(() -> {
                        last.filter(each -> each.getLeadsUntil() == null)
                                .ifPresent(each -> database.update(ACCREDITATION_LEAD)
                                        .set(ACCREDITATION_LEAD.LEADS_UNTIL, wanted.from())
                                        .where(ACCREDITATION_LEAD.ID.eq(each.getId()))
                                        .and(ACCREDITATION_LEAD.LEADS_UNTIL.isNull())
                                        .execute());
                        return Change.done(insert(wanted));
                    });
        });
    }

    private UUID insert(Lead lead) {
        return database.insertInto(ACCREDITATION_LEAD)
                .set(ACCREDITATION_LEAD.PARTNERSHIP_ID, lead.partnership())
                .set(ACCREDITATION_LEAD.PROVIDER_ID, lead.provider())
                .set(ACCREDITATION_LEAD.AUTHORITY_ID, lead.authority())
                .set(ACCREDITATION_LEAD.LEADS_FROM, lead.from())
                .set(ACCREDITATION_LEAD.REASON, lead.reason())
                .returning(ACCREDITATION_LEAD.ID)
                .fetchSingle(ACCREDITATION_LEAD.ID);
    }

    private Optional<AccreditationLeadRecord> leadToday(UUID partnership, UUID provider) {
        LocalDate today = LocalDate.now(clock);
        return database.selectFrom(ACCREDITATION_LEAD)
                .where(ACCREDITATION_LEAD.PARTNERSHIP_ID.eq(partnership))
                .and(ACCREDITATION_LEAD.PROVIDER_ID.eq(provider))
                .and(ACCREDITATION_LEAD.LEADS_FROM.le(today))
                .and(ACCREDITATION_LEAD.LEADS_UNTIL.isNull().or(ACCREDITATION_LEAD.LEADS_UNTIL.gt(today)))
                .fetchOptional();
    }

    Change addDocument(Document wanted, @Nullable String key) {
        return changes.once(
                "addAccreditationDocument",
                key,
                wanted,
                () -> database.selectFrom(PROVIDER_ACCREDITATION)
                        .where(PROVIDER_ACCREDITATION.ID.eq(wanted.accreditation()))
                        .fetchOptional()
                        .map(of -> addDocument(wanted, of))
                        .orElseGet(
                                () -> Change.refused("accreditation", "NOT_FOUND", "There is no such accreditation")));
    }

    private Change addDocument(Document wanted, ProviderAccreditationRecord of) {
        Right right = Right.of(database, of.getPartnershipId(), of.getProviderId());
        return rules().refuse(
                        !right.leads() && !(right.sits() && right.authority() != null),
                        "accreditation",
                        "FORBIDDEN",
                        "Documents are recorded by the provider's lead authority and members of the sub-group",
                        "P 6.1")
                .words("name", wanted.name(), "Say what the document is")
                .words("reference", wanted.reference(), "Say where the document is kept")
                .past("datedOn", wanted.datedOn())
                .refuse(
                        wanted.criterion() != null
                                && !database.fetchExists(
                                        ACCREDITATION_CRITERION,
                                        ACCREDITATION_CRITERION
                                                .ID
                                                .eq(wanted.criterion())
                                                .and(ACCREDITATION_CRITERION.PARTNERSHIP_ID.eq(of.getPartnershipId()))),
                        "criterion",
                        "NOT_FOUND",
                        "Choose a criterion of the partnership: there is no such one")
                .or(() -> Change.done(database.insertInto(ACCREDITATION_DOCUMENT)
                        .set(ACCREDITATION_DOCUMENT.PARTNERSHIP_ID, of.getPartnershipId())
                        .set(ACCREDITATION_DOCUMENT.PROVIDER_ID, of.getProviderId())
                        .set(ACCREDITATION_DOCUMENT.ACCREDITATION_ID, of.getId())
                        .set(ACCREDITATION_DOCUMENT.AUTHORITY_ID, right.authority())
                        .set(ACCREDITATION_DOCUMENT.KIND, wanted.kind())
                        .set(ACCREDITATION_DOCUMENT.CRITERION_ID, wanted.criterion())
                        .set(ACCREDITATION_DOCUMENT.NAME, wanted.name().strip())
                        .set(
                                ACCREDITATION_DOCUMENT.REFERENCE,
                                wanted.reference().strip())
                        .set(ACCREDITATION_DOCUMENT.DATED_ON, wanted.datedOn())
                        .set(ACCREDITATION_DOCUMENT.IS_PERMITTED, wanted.isPermitted())
                        .returning(ACCREDITATION_DOCUMENT.ID)
                        .fetchSingle(ACCREDITATION_DOCUMENT.ID)));
    }

    private Rules rules() {
        return new Rules(database, LocalDate.now(clock));
    }

    private static String inWords(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
