package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.CONTRACT;
import static uk.interborough.db.public_.Tables.SERVICE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import uk.interborough.db.public_.tables.records.ContractRecord;
import uk.interborough.db.public_.tables.records.ServiceRecord;
import uk.interborough.imports.Schedule2Change.Kind;

/** Compares the rows of a file with Schedule 2 as it stands, and hands what differs to the writer. */
final class Schedule2Comparison {
    private final DSLContext database;
    private final Owner owner;
    private final Schedule2Lists lists;
    private final Schedule2Faults faults;
    private final Schedule2Writer writer;
    private final Map<String, ServiceRecord> services;
    private final Map<UUID, Result<ContractRecord>> contracts;

    /** Whose Schedule 2 it is. */
    record Owner(UUID authority, UUID partnership) {}

    /** Locks the services of the file until the transaction ends. */
    Schedule2Comparison(
            DSLContext database,
            Owner owner,
            Schedule2Lists lists,
            List<Schedule2Line> lines,
            Schedule2Faults faults,
            Schedule2Writer writer) {
        this.database = database;
        this.owner = owner;
        this.lists = lists;
        this.faults = faults;
        this.writer = writer;
        this.services = database.selectFrom(SERVICE)
                .where(SERVICE.AUTHORITY_ID.eq(owner.authority()))
                .and(SERVICE.SPLS_ID.in(
                        lines.stream().map(Schedule2Line::splsId).toList()))
                .orderBy(SERVICE.ID)
                .forNoKeyUpdate()
                .fetchMap(SERVICE.SPLS_ID);
        this.contracts = database.selectFrom(CONTRACT)
                .where(CONTRACT.SERVICE_ID.in(
                        services.values().stream().map(ServiceRecord::getId).toList()))
                .orderBy(CONTRACT.SERVICE_ID, CONTRACT.STARTS_ON)
                .fetchGroups(CONTRACT.SERVICE_ID);
    }

    /** Providers whose services these are now, so that what changes can be told by name. */
    List<UUID> providers() {
        return services.values().stream()
                .map(ServiceRecord::getProviderId)
                .distinct()
                .toList();
    }

    Schedule2Change compare(
            Schedule2Line line, Schedule2Providers.@Nullable Provider provider, Map<UUID, String> providerNames) {
        ServiceRecord recorded = services.get(line.splsId());
        if (recorded != null && !recorded.getPartnershipId().equals(owner.partnership())) {
            faults.cell(
                    FaultCode.NOT_FOUND,
                    line.row(),
                    Schedule2Column.SPLS_ID,
                    line.splsId(),
                    "a service of this partnership, or a new one",
                    "This id belongs to a service of yours in another partnership.");
            return change(line, Kind.NOTHING, List.of());
        }
        Schedule2Differences differences =
                new Schedule2Differences(id -> providerNames.getOrDefault(id, lists.name(id)));
        ServiceRecord service = recorded == null ? blank() : recorded;
        for (Schedule2Column column : Schedule2Column.values()) {
            if (column == Schedule2Column.PROVIDER_NAME) {
                differences.put(column, provider == null ? null : provider.id(), service, recorded);
            } else if (column.ofService() && line.values().containsKey(column)) {
                differences.put(column, line.value(column), service, recorded);
            }
        }
        if (recorded == null) {
            writer.add(service);
        } else if (!differences.found.isEmpty()) {
            writer.update(service);
        }
        boolean changed = !differences.found.isEmpty();
        Kind terms = terms(line, service, recorded, differences);
        Kind kind = recorded == null ? Kind.ADD : terms == Kind.NOTHING && changed ? Kind.CHANGE : terms;
        return change(line, kind, differences.found);
    }

    private Kind terms(
            Schedule2Line line,
            ServiceRecord service,
            @Nullable ServiceRecord recorded,
            Schedule2Differences differences) {
        List<ContractRecord> onRecord = recorded == null || !contracts.containsKey(recorded.getId())
                ? List.of()
                : contracts.get(recorded.getId());
        return switch (Schedule2Terms.of(line, onRecord, faults)) {
            case Schedule2Terms.Unstated() -> {
                if (recorded == null && service.getStage().equals("EXISTING")) {
                    faults.cell(
                            FaultCode.INCOMPLETE,
                            line.row(),
                            Schedule2Column.REFERENCE,
                            null,
                            "a contract",
                            "A service that exists needs a contract. If it is not bought yet, its stage is To be commissioned.");
                }
                yield Kind.NOTHING;
            }
            case Schedule2Terms.First() -> {
                ContractRecord first = blankTerms();
                put(line, first, null, differences);
                writer.add(first, service);
                yield Kind.CHANGE;
            }
            case Schedule2Terms.Corrected(ContractRecord contract) -> {
                put(line, contract, contract, differences);
                if (!contract.modified()) {
                    yield Kind.NOTHING;
                }
                writer.correct(contract, service);
                yield Kind.CHANGE;
            }
            case Schedule2Terms.Varied varied -> {
                vary(line, service, varied, differences);
                yield Kind.VARY;
            }
        };
    }

    private void vary(
            Schedule2Line line, ServiceRecord service, Schedule2Terms.Varied varied, Schedule2Differences differences) {
        LocalDate starts = (LocalDate) Objects.requireNonNull(line.value(Schedule2Column.STARTS));
        ContractRecord earlier = varied.earlier();
        ContractRecord terms = blankTerms();
        terms.setHasProtocolClause(earlier.getHasProtocolClause());
        if (varied.follows(starts)) {
            terms.setVariesContractId(earlier.getId());
            terms.setOtherFundingPence(earlier.getOtherFundingPence());
            terms.setOtherFundingSource(earlier.getOtherFundingSource());
            terms.setStatus(earlier.getStatus().equals("SUSPENDED") ? "SUSPENDED" : "AGREED");
        }
        Schedule2Column.TERMS.stream().filter(line.values()::containsKey).forEach(column -> {
            differences.put(column, line.value(column), terms, earlier);
            copy(column, line.value(column), terms);
        });
        if (varied.endsEarlier(starts)) {
            LocalDate before = earlier.getEndsOn();
            differences.note(
                    "Earlier terms end",
                    before == null ? null : before.toString(),
                    starts.minusDays(1).toString());
            writer.end(earlier, starts.minusDays(1));
        }
        writer.add(terms, service);
    }

    private static void put(
            Schedule2Line line,
            ContractRecord into,
            @Nullable ContractRecord before,
            Schedule2Differences differences) {
        Schedule2Column.TERMS.stream()
                .filter(line.values()::containsKey)
                .forEach(column -> differences.put(column, line.value(column), into, before));
    }

    /** Terms that did not change are those of the new contract too. */
    private static void copy(Schedule2Column column, @Nullable Object value, ContractRecord into) {
        Schedule2Differences.set(into, Objects.requireNonNull(column.field), value);
    }

    private ServiceRecord blank() {
        ServiceRecord service = database.newRecord(SERVICE);
        service.setPartnershipId(owner.partnership());
        service.setAuthorityId(owner.authority());
        service.setHostAuthorityId(owner.authority());
        service.setStage("EXISTING");
        service.setDirectAccess(false);
        service.setLanguages(new String[0]);
        return service;
    }

    private ContractRecord blankTerms() {
        ContractRecord terms = database.newRecord(CONTRACT);
        terms.setPartnershipId(owner.partnership());
        terms.setAuthorityId(owner.authority());
        terms.setStatus("AGREED");
        terms.setHasProtocolClause(false);
        return terms;
    }

    private static Schedule2Change change(
            Schedule2Line line, Kind kind, List<Schedule2Change.Schedule2Difference> what) {
        return new Schedule2Change(line.row(), kind, line.splsId(), line.name(), new ArrayList<>(what));
    }
}
