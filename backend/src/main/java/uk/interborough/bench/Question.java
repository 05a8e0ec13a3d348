package uk.interborough.bench;

import java.util.List;

/** What is asked, by a member of a partnership of eight in a country of 333 authorities. */
record Question(String name, String query) {

    private static final String WIDE = """
            id name splsId stage directAccess description exclusions referrers charges topUps accessibility languages address
            postcode telephone email website lastVerifiedOn units annualPrice staffHoursPerWeek duration
            provider { id name website } authority { id name gssCode } clientGroup { code name } serviceType { code name }
            """;

    static List<Question> all(String service, String clientGroup) {
        return List.of(
                new Question("trivial", "{ viewer { name } }"),
                new Question("point", "{ service(id: \"%s\") { id name units provider { name } } }".formatted(service)),
                new Question("nested three levels", """
                        { authorities(first: 5, where: {name: {startsWith: "Large 00"}}) { nodes { name services(first: 10) { nodes { name
                          provider { name } contracts { nodes { startsOn units annualPrice } }
                          indicators(first: 4) { nodes { quarter { label } utilisation { value numerator denominator } } } } } } } }
                        """),
                new Question("filtered page", """
                        { services(first: 50, where: {units: {gte: 20}, serviceType: {accommodationBased: {eq: true}}}, orderBy: [{provider: {name: ASC}}])
                          { totalCount { value } nodes { id name units provider { name } authority { name } } pageInfo { hasNextPage endCursor } } }
                        """),
                new Question(
                        "first page of returns",
                        "{ performanceReturns(first: 50) { nodes { id quarter { label } service { name } } pageInfo { endCursor } } }"),
                new Question(
                        "indicators of 500 services",
                        "{ serviceQuarterIndicators(first: 500) { nodes { quarter { label } service { name } flagged utilisation { value } } } }"),
                new Question(
                        "dashboard: all boroughs and quarters",
                        "{ authorityQuarters(first: 500) { nodes { authority { name } quarter { label } expected received flagged utilisation { value numerator denominator } } } }"),
                new Question(
                        "dashboard: one client group",
                        "{ authorityQuarters(first: 500, clientGroups: [\"%s\"]) { nodes { authority { name } quarter { label } utilisation { value } } } }"
                                .formatted(clientGroup)),
                new Question(
                        "returns due in a quarter",
                        "{ expectedReturns(first: 500, where: {quarter: {eq: {financialYear: 2026, quarter: 1}}}) { nodes { state service { name } } } }"),
                new Question(
                        "search by name",
                        "{ providers(first: 50, where: {name: {contains: \"99\"}}) { totalCount { value } nodes { id name } } }"),
                new Question(
                        "5,000 wide rows",
                        "{ providers(first: 5000) { nodes { id name legalForm description address postcode telephone email website becameKnownOn ceasedTradingOn } } }"),
                new Question("540 wide services", "{ services(first: 1000) { nodes { " + WIDE + " } } }"));
    }
}
