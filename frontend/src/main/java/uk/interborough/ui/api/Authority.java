package uk.interborough.ui.api;

import org.jspecify.annotations.Nullable;

/**
 * A local authority, by its names: identifier, short name, word in addresses, letters in the register.
 *
 * @param kind letters of the register, e.g. LBO for a London borough; null where it was not asked for
 */
public record Authority(
        String id,
        String name,
        String slug,
        String registerCode,
        @Nullable String kind) {}
