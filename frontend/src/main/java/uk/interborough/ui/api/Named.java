package uk.interborough.ui.api;

import org.jspecify.annotations.Nullable;

/** Something of which a page shows no more than the name; the rest as far as the document asks for it. */
public record Named(@Nullable String id, @Nullable String code, String name) {}
