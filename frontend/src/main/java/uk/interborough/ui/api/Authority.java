package uk.interborough.ui.api;

/** A local authority, by its names: identifier, short name, word in addresses, letters in the register. */
public record Authority(String id, String name, String slug, String registerCode) {}
