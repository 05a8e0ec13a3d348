/** The page of one service: Schedule 2 facts, contracts, figures by quarter, returns. Knows nothing of how a workbook is read. */
@NullMarked
package uk.interborough.ui.services;

import org.jspecify.annotations.NullMarked;
