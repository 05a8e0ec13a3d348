package uk.interborough.writing;

import static uk.interborough.db.public_.Tables.SHARING_PROTOCOL;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;

/** Under whose sharing protocol something is written, where whoever writes it may belong to several partnerships. */
@Component
public class OwnPartnership {

    private final DSLContext database;

    public OwnPartnership(DSLContext database) {
        this.database = database;
    }

    /**
     * The partnership that was said, or the only one there is.
     *
     * @param said the argument {@code partnership}; null where it was left out
     * @param faults gets what is wrong with it, where this is empty
     */
    public Optional<UUID> of(@Nullable UUID said, List<ArgumentFault> faults) {
        List<UUID> own = database.select(SHARING_PROTOCOL.PARTNERSHIP_ID)
                .from(SHARING_PROTOCOL)
                .where("{0} = any ({1})", SHARING_PROTOCOL.PARTNERSHIP_ID, Routines.partnershipIds())
                .fetch(SHARING_PROTOCOL.PARTNERSHIP_ID);
        if (said == null && own.size() == 1) {
            return Optional.of(own.getFirst());
        } else if (said != null && own.contains(said)) {
            return Optional.of(said);
        }
        faults.add(
                said == null && own.size() > 1
                        ? ArgumentFault.of(
                                "partnership",
                                "INCOMPLETE",
                                "You belong to several partnerships. Say under whose protocol this is")
                        : ArgumentFault.of("partnership", "NOT_FOUND", "There is no such partnership of yours"));
        return Optional.empty();
    }
}
