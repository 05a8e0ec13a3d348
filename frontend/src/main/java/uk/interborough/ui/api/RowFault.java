package uk.interborough.ui.api;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a file of rows.
 *
 * @param row from 1; null where the whole file is at fault
 * @param column its heading; null where the whole row or file is
 */
public record RowFault(
        String code,
        String message,
        @Nullable Integer row,
        @Nullable String column,
        @Nullable String found,
        @Nullable String expected) {}
