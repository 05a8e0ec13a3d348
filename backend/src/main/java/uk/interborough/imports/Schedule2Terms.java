package uk.interborough.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.interborough.db.public_.tables.records.ContractRecord;

/** What the terms in a row mean for the contracts on record (J10): terms with the same first day are put right, a later one varies. */
sealed interface Schedule2Terms {

    /** No contract is stated: those on record stay. */
    record Unstated() implements Schedule2Terms {}

    /** Of a service that has no contract yet. */
    record First() implements Schedule2Terms {}

    /** Terms that start the same day. */
    record Corrected(ContractRecord contract) implements Schedule2Terms {}

    /** @param earlier the terms before; they end the day before these start, if they have not ended already */
    record Varied(ContractRecord earlier) implements Schedule2Terms {
        boolean endsEarlier(LocalDate starts) {
            return earlier.getEndsOn() == null || !earlier.getEndsOn().isBefore(starts);
        }

        /** With no gap between them. */
        boolean follows(LocalDate starts) {
            return endsEarlier(starts) || earlier.getEndsOn().equals(starts.minusDays(1));
        }
    }

    /** @param contracts of the service, the earliest first */
    static Schedule2Terms of(Schedule2Line line, List<ContractRecord> contracts, Schedule2Faults faults) {
        if (!line.hasTerms()) {
            return new Unstated();
        }
        LocalDate starts = (LocalDate) Objects.requireNonNull(line.value(Schedule2Column.STARTS));
        LocalDate ends = (LocalDate) line.value(Schedule2Column.ENDS);
        ContractRecord same = null;
        ContractRecord earlier = null;
        ContractRecord later = null;
        for (ContractRecord contract : contracts) {
            int order = contract.getStartsOn().compareTo(starts);
            same = order == 0 ? contract : same;
            earlier = order < 0 ? contract : earlier;
            later = order > 0 && later == null ? contract : later;
        }
        if (later != null) {
            checkBefore(line, later, ends, same, faults);
        }
        if (same != null) {
            checkTerminated(line, same, ends, faults);
            return new Corrected(same);
        }
        return earlier == null ? new First() : new Varied(earlier);
    }

    private static void checkBefore(
            Schedule2Line line,
            ContractRecord later,
            @Nullable LocalDate ends,
            @Nullable ContractRecord same,
            Schedule2Faults faults) {
        String day = FrontSheets.DAY.format(later.getStartsOn());
        if (same == null) {
            faults.cell(
                    FaultCode.IMPOSSIBLE,
                    line.row(),
                    Schedule2Column.STARTS,
                    String.valueOf(line.value(Schedule2Column.STARTS)),
                    "not before " + later.getStartsOn(),
                    "Later terms, from " + day + ", are on record already. Send those.");
        } else if (ends == null || !ends.isBefore(later.getStartsOn())) {
            faults.cell(
                    FaultCode.IMPOSSIBLE,
                    line.row(),
                    Schedule2Column.ENDS,
                    ends == null ? null : ends.toString(),
                    "before " + later.getStartsOn(),
                    "Later terms, from " + day + ", are on record, so these end before. Is the file out of date?");
        }
    }

    private static void checkTerminated(
            Schedule2Line line, ContractRecord same, @Nullable LocalDate ends, Schedule2Faults faults) {
        if (ends == null && same.getStatus().equals("TERMINATED")) {
            faults.cell(
                    FaultCode.INCOMPLETE,
                    line.row(),
                    Schedule2Column.ENDS,
                    null,
                    "the last day",
                    "The contract was terminated, so it needs its last day.");
        }
    }
}
