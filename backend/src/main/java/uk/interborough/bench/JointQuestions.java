package uk.interborough.bench;

import java.util.List;

/** What is asked of joint purchase: 500 schemes, 2,000 agreements, 1,000,000 referrals of 333 authorities. */
final class JointQuestions {

    private JointQuestions() {}

    static List<Question> all(Bookings bookings) {
        String scheme = "where: {scheme: {id: {eq: \"%s\"}}}".formatted(bookings.scheme());
        return List.of(
                new Question("joint: a booking refused by its quota", bookings.refused(), Question.LEAD, null),
                new Question(
                        "joint: quotas of a scheme by year",
                        "{ quotaYears(%s) { nodes { year state unitsInUse usedNights bookedNights leftNights exhaustedOn } } }"
                                .formatted(scheme),
                        Question.LEAD,
                        null),
                new Question(
                        "joint: use by quarter and authority",
                        "{ schemeUses(first: 500, %s) { nodes { authority { name } quarter { label } entitledNights usedNights voidCost } } }"
                                .formatted(scheme),
                        Question.LEAD,
                        null),
                new Question(
                        "joint: yearly review of a scheme",
                        "{ schemeReviews(%s) { nodes { authority { name } year usedNights units suggestedUnits annualChange } } }"
                                .formatted(scheme),
                        Question.LEAD,
                        null),
                new Question(
                        "joint: matrix of 333 authorities, a year",
                        "{ flowYears(first: 10000, where: {year: {eq: %d}}) { nodes { host { name } source { name } referrals nights } } }"
                                .formatted(bookings.year()),
                        Question.OBSERVATORY,
                        null),
                new Question(
                        "joint: the matrix of eight, a year",
                        "{ flowYears(first: 500, where: {year: {eq: %d}}) { nodes { host { name } source { name } referrals nights } } }"
                                .formatted(bookings.year()),
                        Question.LEAD,
                        null),
                new Question(
                        "joint: forecasts of a scheme",
                        "{ useForecasts(first: 50, %s) { nodes { medianNights low95 high95 chancePercent runsOutOn } } }"
                                .formatted(scheme),
                        Question.LEAD,
                        null),
                new Question(
                        "joint: what is due of a lead",
                        "{ invoicesDue(first: 500) { nodes { partner { name } quarter { label } total isLate } } }",
                        Question.LEAD,
                        null));
    }
}
