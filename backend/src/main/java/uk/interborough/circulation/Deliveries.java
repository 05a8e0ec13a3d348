package uk.interborough.circulation;

import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.DELIVERY;
import static uk.interborough.db.public_.Tables.NOTICE;
import static uk.interborough.db.public_.Tables.NOTICE_VERSION;
import static uk.interborough.db.public_.Tables.RECEIPT;
import static uk.interborough.db.public_.Tables.SHARING_PROTOCOL;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.db.public_.tables.Authority;
import uk.interborough.db.public_.tables.records.DeliveryRecord;
import uk.interborough.writing.NodeId;

/** Deliveries in the database, as the postman sees them: taken, and what became of them. */
@Component
class Deliveries {

    private final DSLContext database;
    private final TransactionTemplate transaction;
    private final MailSettings settings;
    private final String publicUrl;

    Deliveries(
            DSLContext database,
            PlatformTransactionManager transactions,
            MailSettings settings,
            @Value("${interborough.public-url}") String publicUrl) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** Begins an attempt. Empty where there is nothing to send any more. */
    Optional<Letter> take(UUID id) {
        return Objects.requireNonNull(transaction.execute(status -> database.update(DELIVERY)
                .set(DELIVERY.ATTEMPTS, DELIVERY.ATTEMPTS.plus(1))
                .set(DELIVERY.ATTEMPTED_AT, currentOffsetDateTime())
                .setNull(DELIVERY.ATTEMPT_NEXT_AT)
                .where(DELIVERY.ID.eq(id))
                .and(DELIVERY.STATE.eq("QUEUED"))
                .returning()
                .fetchOptional()
                .map(this::letter)));
    }

    private Letter letter(DeliveryRecord delivery) {
        Wording wording = Wording.of(facts(delivery));
        return new Letter(
                delivery.getId(),
                delivery.getKind(),
                delivery.getAttempts(),
                delivery.getMessageId(),
                delivery.getPartnershipId(),
                delivery.getAuthorityId(),
                delivery.getToEmail(),
                wording.subject(),
                wording.body());
    }

    /** No other column of a notice is ever read here. */
    private Facts facts(DeliveryRecord delivery) {
        Authority member = AUTHORITY.as("member");
        Authority issuer = AUTHORITY.as("issuer");
        return database.select(
                        SHARING_PROTOCOL.NAME,
                        NOTICE.REFERENCE,
                        NOTICE_VERSION.NUMBER,
                        RECEIPT.ACKNOWLEDGE_BY,
                        member.NAME,
                        issuer.NAME,
                        NOTICE.REVIEW_ON)
                .from(DELIVERY)
                .join(SHARING_PROTOCOL)
                .on(SHARING_PROTOCOL.PARTNERSHIP_ID.eq(DELIVERY.PARTNERSHIP_ID))
                .leftJoin(NOTICE)
                .on(NOTICE.ID.eq(DELIVERY.NOTICE_ID))
                .leftJoin(NOTICE_VERSION)
                .on(NOTICE_VERSION.ID.eq(DELIVERY.NOTICE_VERSION_ID))
                .leftJoin(RECEIPT)
                .on(RECEIPT.ID.eq(DELIVERY.RECEIPT_ID))
                .leftJoin(member)
                .on(member.ID.eq(RECEIPT.AUTHORITY_ID))
                .leftJoin(issuer)
                .on(issuer.ID.eq(DELIVERY.ISSUER_ID))
                .where(DELIVERY.ID.eq(delivery.getId()))
                .fetchSingle(row -> new Facts(
                        delivery.getKind(),
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        link(delivery)));
    }

    /** Providers, and whoever is told onward, do not sign in here. */
    private @Nullable String link(DeliveryRecord delivery) {
        if (delivery.getProviderId() != null || delivery.getKind().equals("ONWARD")) {
            return null;
        }
        return delivery.getNoticeId() == null
                ? publicUrl + "/notices"
                : publicUrl + "/notices/" + NodeId.of("Notice", delivery.getNoticeId());
    }

    /** Nothing can be sent now; this was no attempt. */
    void waits(UUID id, String problem, Instant next) {
        transaction.executeWithoutResult(status -> database.update(DELIVERY)
                .set(DELIVERY.PROBLEM, problem)
                .set(DELIVERY.ATTEMPT_NEXT_AT, next.atOffset(ZoneOffset.UTC))
                .where(DELIVERY.ID.eq(id))
                .and(DELIVERY.STATE.eq("QUEUED"))
                .execute());
    }

    /** Writes down what became of an attempt. When the next one is due; empty when there is none. */
    Optional<Instant> record(Letter letter, Posted posted) {
        return Objects.requireNonNull(transaction.execute(status -> switch (posted) {
            case Posted.Sent() -> {
                ends(letter, "SENT", null);
                yield Optional.<Instant>empty();
            }
            case Posted.Refused(String problem) -> {
                ends(letter, "BOUNCED", problem);
                yield Optional.<Instant>empty();
            }
            case Posted.Failed(String problem, boolean everybody)
            when letter.attempt() >= settings.attempts() -> {
                ends(letter, "FAILED", problem);
                yield Optional.<Instant>empty();
            }
            case Posted.Failed(String problem, boolean everybody) -> {
                Instant next = Instant.now().plus(settings.pauseAfter(letter.attempt()));
                waits(letter.delivery(), problem, next);
                yield Optional.of(next);
            }
        }));
    }

    /** What was noted meanwhile, of a copy that came back for example, stays. */
    private void ends(Letter letter, String state, @Nullable String problem) {
        database.update(DELIVERY)
                .set(DELIVERY.STATE, state)
                .set(DELIVERY.PROBLEM, problem)
                .set(DELIVERY.SENT_AT, when(val(state).eq("SENT"), currentOffsetDateTime()))
                .set(DELIVERY.BOUNCED_AT, when(val(state).eq("BOUNCED"), currentOffsetDateTime()))
                .where(DELIVERY.ID.eq(letter.delivery()))
                .and(DELIVERY.STATE.eq("QUEUED"))
                .execute();
    }
}
