package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.RETAIL_PRICE;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.db.app.Routines;
import uk.interborough.security.Identity;

/** Receives months of the retail prices index (JPA 12): only new ones, without a gap, and none that differs from what stands. */
@Component
class RetailPriceImports {
    private static final YearMonth FIRST = YearMonth.of(1987, 1);

    private final DSLContext database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RetailPriceImports(DSLContext database, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param made the new months, in their order */
    record Outcome(List<UUID> made, List<RetailPriceFault> errors) {
        static Outcome refused(List<RetailPriceFault> faults) {
            return new Outcome(List.of(), List.copyOf(faults));
        }
    }

    Outcome receive(byte[] content) {
        if (Identity.current()
                .filter(identity -> identity.roles().contains("ADMINISTRATOR"))
                .isEmpty()) {
            return Outcome.refused(List.of(RetailPriceFault.ofFile(
                    FaultCode.FORBIDDEN, "The retail prices index is imported by administrators.")));
        }
        RetailPriceFile file = RetailPriceFile.read(content);
        if (!file.faults().isEmpty()) {
            return Outcome.refused(file.faults());
        }
        return Objects.requireNonNull(transaction.execute(status -> save(file)));
    }

    private Outcome save(RetailPriceFile file) {
        database.execute("select pg_advisory_xact_lock(hashtextextended('retail_price', 0))");
        TreeMap<YearMonth, BigDecimal> standing = new TreeMap<>();
        database.selectFrom(RETAIL_PRICE)
                .orderBy(RETAIL_PRICE.MONTH)
                .forEach(price -> standing.put(YearMonth.from(price.getMonth()), price.getPriceIndex()));
        List<RetailPriceFile.Price> added = file.prices().stream()
                .filter(price -> !standing.containsKey(price.month()))
                .sorted(Comparator.comparing(RetailPriceFile.Price::month))
                .toList();
        List<RetailPriceFault> faults = faults(file, standing, added);
        return faults.isEmpty()
                ? new Outcome(added.stream().map(this::insert).toList(), List.of())
                : Outcome.refused(faults);
    }

    private List<RetailPriceFault> faults(
            RetailPriceFile file, TreeMap<YearMonth, BigDecimal> standing, List<RetailPriceFile.Price> added) {
        List<RetailPriceFault> faults = new ArrayList<>();
        YearMonth today = YearMonth.from(LocalDate.now(clock));
        for (RetailPriceFile.Price price : file.prices()) {
            BigDecimal stands = standing.get(price.month());
            if (stands != null && stands.compareTo(price.index()) != 0) {
                faults.add(RetailPriceFault.at(
                        price.line(),
                        FaultCode.CONFLICT,
                        "%s is on record as %s, and stands here as %s. A published index is not revised."
                                .formatted(
                                        price.month(),
                                        stands.toPlainString(),
                                        price.index().toPlainString())));
            } else if (price.month().isBefore(FIRST) || !price.month().isBefore(today)) {
                faults.add(RetailPriceFault.at(
                        price.line(),
                        FaultCode.OUT_OF_RANGE,
                        "%s is not published: months are from January 1987 to the one before this."
                                .formatted(price.month())));
            }
        }
        TreeMap<YearMonth, Integer> lines = new TreeMap<>();
        standing.keySet().forEach(month -> lines.put(month, 0));
        added.forEach(price -> lines.put(price.month(), price.line()));
        lines.forEach((month, line) -> {
            YearMonth before = lines.lowerKey(month);
            if (before != null && !before.equals(month.minusMonths(1))) {
                int at = line == 0 ? Objects.requireNonNull(lines.get(before)) : line;
                faults.add(gap(at, before.plusMonths(1), month.minusMonths(1)));
            }
        });
        return faults;
    }

    private static RetailPriceFault gap(int line, YearMonth from, YearMonth to) {
        return RetailPriceFault.at(
                line,
                FaultCode.INCOMPLETE,
                from.equals(to)
                        ? "%s is missing between this month and what is on record.".formatted(from)
                        : "%s to %s are missing between this month and what is on record.".formatted(from, to));
    }

    private UUID insert(RetailPriceFile.Price price) {
        return database.insertInto(RETAIL_PRICE)
                .set(RETAIL_PRICE.MONTH, price.month().atDay(1))
                .set(RETAIL_PRICE.PRICE_INDEX, price.index())
                .set(RETAIL_PRICE.RECORDED_BY, Routines.accountId())
                .returning(RETAIL_PRICE.ID)
                .fetchSingle(RETAIL_PRICE.ID);
    }
}
