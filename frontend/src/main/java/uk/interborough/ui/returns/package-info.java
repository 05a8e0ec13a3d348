/** Performance returns: the list, one return with its checks and versions, and sending in a workbook. The rules of a workbook are the server's. */
@NullMarked
package uk.interborough.ui.returns;

import org.jspecify.annotations.NullMarked;
