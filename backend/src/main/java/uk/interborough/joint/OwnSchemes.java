package uk.interborough.joint;

import static uk.interborough.db.public_.Tables.JOINT_AGREEMENT;
import static uk.interborough.db.public_.Tables.JOINT_SCHEME;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.JointAgreementRecord;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.security.Identity;
import uk.interborough.writing.ArgumentFault;

/** Schemes and agreements for whoever may write them. The policies of the tables hold whatever is forgotten here. */
@Component
class OwnSchemes {
    private static final String WHO = "its commissioners, contract officers, lead officers and heads of service";

    private final DSLContext database;

    OwnSchemes(DSLContext database) {
        this.database = database;
    }

    /**
     * A scheme that the own authority leads, held until the transaction ends: changes of one scheme are made one after the other.
     *
     * @param faults gets what is wrong, where this is empty
     */
    Optional<JointSchemeRecord> led(String field, UUID id, List<ArgumentFault> faults) {
        Optional<JointSchemeRecord> seen =
                database.selectFrom(JOINT_SCHEME).where(JOINT_SCHEME.ID.eq(id)).fetchOptional();
        if (seen.isEmpty()) {
            faults.add(ArgumentFault.of(field, "NOT_FOUND", "There is no such scheme"));
        } else if (!writes() || !isOwn(seen.get().getAuthorityId())) {
            faults.add(new ArgumentFault(
                    field, "FORBIDDEN", "A scheme is written by its lead authority: " + WHO, "JPA 5.1"));
        } else {
            return Optional.of(database.selectFrom(JOINT_SCHEME)
                    .where(JOINT_SCHEME.ID.eq(id))
                    .forNoKeyUpdate()
                    .fetchSingle());
        }
        return Optional.empty();
    }

    /** An agreement that one may see, whoever writes it. */
    Optional<JointAgreementRecord> agreement(String field, UUID id, List<ArgumentFault> faults) {
        Optional<JointAgreementRecord> seen = database.selectFrom(JOINT_AGREEMENT)
                .where(JOINT_AGREEMENT.ID.eq(id))
                .fetchOptional();
        if (seen.isEmpty()) {
            faults.add(ArgumentFault.of(field, "NOT_FOUND", "There is no such agreement"));
        }
        return seen;
    }

    /** Whether whoever asks writes what the own authority keeps of joint purchase. */
    boolean writes() {
        return Objects.requireNonNullElse(
                database.select(Routines.writesJoint()).fetchSingle().value1(), false);
    }

    static boolean isOwn(UUID authority) {
        return Identity.current()
                .map(Identity::authorityId)
                .filter(authority::equals)
                .isPresent();
    }
}
