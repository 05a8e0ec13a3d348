package uk.interborough.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.idl.SchemaParser;
import org.junit.jupiter.api.Test;

class DeprecationsTest {

    @Test
    void ofTheContractSayWhenTheyEnd() {
        assertThat(Deprecations.withoutDate(SchemaExpansion.contract())).isEmpty();
    }

    @Test
    void thatDoNotSayWhenAreFound() {
        assertThat(Deprecations.withoutDate(new SchemaParser().parse("""
                        type Query { a(b: Int @deprecated(reason: "Use c.")): Int @deprecated
                                     d: Int @deprecated(reason: "Use e. Removed on 2027-04-01.")
                                     f: Int @deprecated(reason: "Use g. Removed on 2027-13-01.") }
                        enum Kind { OLD @deprecated(reason: "Removed soon.") }
                        input In { x: Int @deprecated(reason: "Unused. Removed on 1 April 2027.") }
                        """)))
                .containsExactlyInAnyOrder("Query.a", "Query.a.b", "Query.f", "Kind.OLD", "In.x");
    }
}
