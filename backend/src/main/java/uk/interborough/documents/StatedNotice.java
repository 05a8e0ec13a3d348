package uk.interborough.documents;

import java.util.List;

/**
 * What a version says, as rows of the database.
 *
 * @param facts one row of the form
 * @param reasons all of the form, ticked or not
 * @param natures of services, ticked or not
 * @param placements what may be done about placements, ticked or not
 * @param members to which it went, or of a draft would go
 * @param observers to which it went, or of a draft would go
 */
record StatedNotice(
        Row facts,
        List<Row> reasons,
        List<Row> natures,
        List<Row> placements,
        List<String> members,
        List<String> observers) {}
