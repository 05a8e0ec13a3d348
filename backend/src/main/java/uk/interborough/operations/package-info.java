/**
 * What the running application tells those who look after it: the log, the metrics, the nightly check of the rollups. Knows
 * no feature and no person, and keeps everything personal out of what it tells.
 */
@NullMarked
package uk.interborough.operations;

import org.jspecify.annotations.NullMarked;
