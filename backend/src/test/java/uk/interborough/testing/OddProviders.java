package uk.interborough.testing;

import java.util.List;

/** Providers beside those of the demonstration: names that a careless pattern or collation would get wrong. */
public final class OddProviders {
    private static final List<String> NAMES = List.of(
            "100% Homes",
            "1000 Homes",
            "Snow_drop",
            "Snowxdrop",
            "Back\\slash",
            "Backslash",
            "Žofie & Ålands",
            "O'Brien \"Q\"",
            "İstanbul ß",
            "{\"json\":1}");

    private OddProviders() {}

    /** Adds those that are not there yet. */
    public static void add(PlainSql owner) {
        for (int i = 0; i < NAMES.size(); i++) {
            owner.does(
                    "insert into provider (id, name, description, became_known_on) select app.named_id('odd', '%d'), '%s', %s, %s where not exists (select from provider where id = app.named_id('odd', '%d'))"
                            .formatted(
                                    i,
                                    NAMES.get(i).replace("'", "''"),
                                    i % 2 == 0 ? "null" : "'odd'",
                                    i % 3 == 0 ? "null" : "date '2020-02-2" + i + "'",
                                    i));
        }
    }
}
