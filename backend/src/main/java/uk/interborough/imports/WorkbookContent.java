package uk.interborough.imports;

import java.util.List;

/**
 * What a workbook says: the quarters that are filled in.
 *
 * @param serviceId number in the administering authority's local system
 * @param financialYear year in which it begins
 */
record WorkbookContent(String serviceId, int financialYear, List<QuarterContent> quarters) {}
