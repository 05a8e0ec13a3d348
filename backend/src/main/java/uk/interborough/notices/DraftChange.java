package uk.interborough.notices;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a draft; what is not in it stays.
 *
 * @param form columns of the version
 * @param texts columns of its content
 * @param provider the provider it is to be about; the one it is about where that stays
 * @param reasons all of them; null where they stay
 */
record DraftChange(
        Map<Field<?>, @Nullable Object> form,
        Map<Field<?>, @Nullable Object> texts,
        @Nullable UUID provider,
        @Nullable List<Stated> reasons) {

    /** A reason to be given. */
    record Stated(
            UUID reason,
            boolean isPurchasing,
            String certainty,
            @Nullable String words) {}
}
