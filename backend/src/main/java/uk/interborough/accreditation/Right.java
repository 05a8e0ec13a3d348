package uk.interborough.accreditation;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import uk.interborough.security.Identity;
import uk.interborough.writing.Rules;

/**
 * What whoever asks may do about a partnership's accreditations. The policies of the tables hold whatever is forgotten here.
 *
 * @param belongs is of this partnership
 * @param sits sits in its sub-group, or coordinates it
 * @param writes writes for a member
 * @param leads writes for the authority that leads on the provider today
 * @param authority the authority the person works for
 */
record Right(
        boolean belongs,
        boolean sits,
        boolean writes,
        boolean leads,
        @Nullable UUID authority) {

    /** @param provider null where it is about none */
    static Right of(DSLContext database, UUID partnership, @Nullable UUID provider) {
        return database.fetchSingle("""
                        select coalesce({0} = any (app.partnership_ids()), false),
                               coalesce({0} = any (app.sub_group_ids()), false),
                               coalesce(app.writes_notices() and {0} = any (app.partnership_ids()), false),
                               coalesce(app.leads_accreditation({0}, {1}), false)
                        """, DSL.val(partnership), DSL.val(provider, UUID.class))
                .map(row -> new Right(
                        row.get(0, boolean.class),
                        row.get(1, boolean.class),
                        row.get(2, boolean.class),
                        row.get(3, boolean.class),
                        Identity.current().map(Identity::authorityId).orElse(null)));
    }

    /** Of this partnership, and allowed to; what is not one's own is not there. */
    Rules may(Rules rules, boolean may, String who) {
        return rules.refuse(
                        !belongs, "partnership", "NOT_FOUND", "Choose one of your partnerships: there is no such one")
                .refuse(belongs && !may, "partnership", "FORBIDDEN", who, "P 6.2");
    }
}
