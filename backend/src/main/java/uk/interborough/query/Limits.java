package uk.interborough.query;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one operation may ask for. Holds for callers in this process too.
 *
 * @param depth fields inside fields; introspection is exempt
 * @param fields fields of the operation, each fragment counted wherever it is used
 * @param aliases fields under another name
 * @param directives directives in the document
 * @param rows rows of one page
 * @param count up to how many rows lists are counted exactly
 * @param nodes rows that all pages together, nested ones multiplied, may bring
 * @param tokens tokens of the document
 * @param nesting brackets inside each other, in the document and in the variables
 * @param characters characters of the document
 * @param bodyBytes bytes of the body of {@code /graphql}
 * @param pointsPerMinute what one account may spend; see {@link Price}
 */
@ConfigurationProperties("interborough.limits")
public record Limits(
        @DefaultValue("15") int depth,
        @DefaultValue("5000") int fields,
        @DefaultValue("100") int aliases,
        @DefaultValue("50") int directives,
        @DefaultValue("500") int rows,
        @DefaultValue("100000") int count,
        @DefaultValue("50000") long nodes,
        @DefaultValue("5000") int tokens,
        @DefaultValue("64") int nesting,
        @DefaultValue("50000") int characters,
        @DefaultValue("262144") int bodyBytes,
        @DefaultValue("10000") long pointsPerMinute) {}
