package uk.interborough.ui.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of a connection. */
public record Page<T>(
        List<T> nodes,
        @Nullable PageInfo pageInfo,
        @Nullable TotalCount totalCount) {

    /** Where the page stands. */
    public record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    /** How many rows there are on all pages. */
    public record TotalCount(int value) {}

    /** The first row, if there is one. */
    public Optional<T> first() {
        return nodes.stream().findFirst();
    }

    /** Where the next page begins; empty on the last. */
    public Optional<String> next() {
        return Optional.ofNullable(pageInfo).filter(PageInfo::hasNextPage).map(PageInfo::endCursor);
    }

    /** What the previous page ends before; empty on the first. */
    public Optional<String> previous() {
        return Optional.ofNullable(pageInfo).filter(PageInfo::hasPreviousPage).map(PageInfo::startCursor);
    }

    /** Rows on all pages; those of this one if they were not counted. */
    public int total() {
        return totalCount == null ? nodes.size() : totalCount.value();
    }
}
