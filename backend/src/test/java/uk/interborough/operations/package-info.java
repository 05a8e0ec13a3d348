@NullMarked
package uk.interborough.operations;

import org.jspecify.annotations.NullMarked;
