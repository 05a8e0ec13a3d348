package uk.interborough.bench;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked in a country of 333 authorities.
 *
 * @param query in our contract
 * @param token who asks: a member of a partnership of eight, the observatory that sees all, or the lead of a scheme
 * @param peer the same in PostGraphile's, or the nearest that it can do without more; null where it has nothing like it
 */
record Question(
        String name, String query, String token, @Nullable String peer) {

    static final String MEMBER = "large-1";
    static final String OBSERVATORY = "large-0";
    static final String LEAD = "large-lead";

    private static final String WIDE = """
            id name splsId stage directAccess description exclusions referrers charges topUps accessibility languages address
            postcode telephone email website lastVerifiedOn\s""";
    private static final String GROUPED =
            "{ allPerformanceReturns { groupedAggregates(groupBy: [AUTHORITY_ID, QUARTER]) { keys sum { unitDaysOccupied unitDaysAvailable } } } }";
    private static final String WIDE_PROVIDER =
            "(first: 5000) { nodes { id name legalForm description address postcode telephone email website becameKnownOn ceasedTradingOn } } }";

    private Question(String name, String query, @Nullable String peer) {
        this(name, query, MEMBER, peer);
    }

    /** What the data have and questions need: identifiers, places. */
    record Known(String service, String clientGroup, long authoritiesBefore, String deep, Bookings bookings) {}

    static List<Question> all(Known known) {
        return Stream.concat(general(known).stream(), JointQuestions.all(known.bookings()).stream())
                .toList();
    }

    /** A change that is refused: it can be asked again and again, but its statements alone do not say what they found. */
    boolean isChange() {
        return query.startsWith("mutation");
    }

    private static List<Question> general(Known known) {
        return List.of(
                new Question(
                        "trivial: who am I",
                        "{ viewer { name } }",
                        "{ accountByUsername(username: \"large.1\") { name } }"),
                new Question(
                        "point: a service, its provider",
                        "{ service(id: \"service-%s\") { id name stage provider { name } } }"
                                .formatted(known.service()),
                        "{ serviceByRowId(rowId: \"%s\") { id name stage providerByProviderId { name } } }"
                                .formatted(known.service())),
                new Question("nested three levels", """
                        { authorities(first: 5, where: {name: {startsWith: "Large 00"}}) { nodes { name services(first: 10) { nodes { name
                          provider { name } contracts { nodes { startsOn units annualPrice } }
                          performanceReturns(first: 4) { nodes { quarter { label } unitDaysOccupied unitDaysAvailable } } } } } } }
                        """, """
                        { allAuthorities(first: 5, offset: %d, orderBy: [NAME_ASC]) { nodes { name
                          servicesByAuthorityId(first: 10, orderBy: [NAME_ASC]) { nodes { name providerByProviderId { name }
                          contractsByServiceIdAndPartnershipIdAndAuthorityId { nodes { startsOn units annualPricePence } }
                          performanceReturnsByServiceIdAndPartnershipIdAndAuthorityId(first: 4, orderBy: [QUARTER_DESC])
                            { nodes { quarter unitDaysOccupied unitDaysAvailable } } } } } } }
                        """.formatted(known.authoritiesBefore())),
                new Question("nested, indicators of four quarters", """
                        { authorities(first: 5, where: {name: {startsWith: "Large 00"}}) { nodes { name services(first: 10) { nodes { name
                          provider { name } contracts { nodes { startsOn units annualPrice } }
                          indicators(first: 4) { nodes { quarter { label } utilisation { value numerator denominator } } } } } } } }
                        """, null),
                new Question("filtered page with count", """
                        { services(first: 50, where: {units: {gte: 20}, serviceType: {accommodationBased: {eq: true}}}, orderBy: [{provider: {name: ASC}}])
                          { totalCount { value } nodes { id name units provider { name } authority { name } } pageInfo { hasNextPage endCursor } } }
                        """, null),
                new Question(
                        "first page of returns",
                        "{ performanceReturns(first: 50) { nodes { id quarter { label } service { name } } pageInfo { endCursor } } }",
                        """
                        { allPerformanceReturns(first: 50, orderBy: [QUARTER_DESC])
                          { nodes { id quarter serviceByServiceIdAndPartnershipIdAndAuthorityId { name } } pageInfo { endCursor } } }
                        """),
                new Question(
                        "page after 4,900 providers",
                        "{ providers(first: 50, after: \"%s\") { nodes { id name } pageInfo { endCursor } } }"
                                .formatted(known.deep()),
                        "{ allProviders(first: 50, offset: 4900, orderBy: [NAME_ASC]) { nodes { id name } pageInfo { endCursor } } }"),
                new Question(
                        "indicators of 500 services",
                        "{ serviceQuarterIndicators(first: 500) { nodes { quarter { label } service { name } flagged utilisation { value } } } }",
                        null),
                new Question(
                        "dashboard: all boroughs, 20 quarters",
                        "{ authorityQuarters(first: 500) { nodes { authority { name } quarter { label } expected received flagged utilisation { value numerator denominator } } } }",
                        null),
                new Question(
                        "dashboard: one client group",
                        "{ authorityQuarters(first: 500, clientGroups: [\"%s\"]) { nodes { authority { name } quarter { label } utilisation { value } } } }"
                                .formatted(known.clientGroup()),
                        null),
                new Question(
                        "returns due in a quarter",
                        "{ expectedReturns(first: 500, where: {quarter: {eq: {financialYear: 2026, quarter: 1}}}) { nodes { state service { name } } } }",
                        null),
                new Question(
                        "search by name",
                        "{ providers(first: 50, where: {name: {contains: \"99\"}}) { totalCount { value } nodes { id name } } }",
                        null),
                new Question(
                        "statistics: authority, quarter",
                        "{ serviceQuarterIndicatorsStats(groupBy: [{by: AUTHORITY}, {by: QUARTER}], first: 500) { nodes { key { authority { name } quarter { label } } count utilisation { value numerator denominator } } } }",
                        OBSERVATORY,
                        GROUPED),
                new Question(
                        "statistics: authority, quarter, of eight",
                        "{ serviceQuarterIndicatorsStats(groupBy: [{by: AUTHORITY}, {by: QUARTER}], first: 500) { nodes { key { authority { name } quarter { label } } count utilisation { value numerator denominator } } } }",
                        GROUPED),
                new Question(
                        "statistics: quarter, all 400,000",
                        "{ serviceQuarterIndicatorsStats(groupBy: [{by: QUARTER}]) { nodes { key { quarter { label } } count utilisation { value interval { from to } reliability } } } }",
                        OBSERVATORY,
                        null),
                new Question(
                        "statistics: an unforeseen dimension",
                        "{ performanceReturnsStats(groupBy: [{by: SERVICE_PROVIDER}], orderBy: [{count: DESC}], first: 10) { nodes { key { serviceProvider { name } } count unitDaysOccupied { sum } } } }",
                        OBSERVATORY,
                        null),
                new Question(
                        "statistics: units by provider",
                        "{ servicesStats(groupBy: [{by: PROVIDER}], orderBy: [{units: {sum: DESC}}], first: 10) { nodes { key { provider { name } } count units { sum avg } } } }",
                        null),
                new Question("5,000 wide rows", "{ providers" + WIDE_PROVIDER, "{ allProviders" + WIDE_PROVIDER),
                new Question(
                        "wide services with relations",
                        "{ services(first: 1000) { nodes { " + WIDE + """
                                provider { id name website } authority { id name gssCode } clientGroup { code name } serviceType { code name } } } }
                                """,
                        "{ allServices(first: 1000, orderBy: [NAME_ASC]) { nodes { " + WIDE + """
                                providerByProviderId { id name website } authorityByAuthorityId { id name gssCode }
                                clientGroupByClientGroupId { code name } serviceTypeByServiceTypeId { code name } } } }
                                """));
    }
}
