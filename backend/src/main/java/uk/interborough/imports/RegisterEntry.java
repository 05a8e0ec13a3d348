package uk.interborough.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One open notice of a register.
 *
 * @param reference as the register has it; null: it has none
 * @param provider null: not known here yet
 * @param key the same in every file that has the same notice
 */
record RegisterEntry(
        @Nullable String reference,
        @Nullable UUID provider,
        String providerName,
        UUID authority,
        List<RegisterLists.Reason> reasons,
        LocalDate eventOn,
        LocalDate notifiedOn,
        @Nullable LocalDate reviewOn,
        @Nullable UUID placementAction,
        String key) {}
