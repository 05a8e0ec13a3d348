package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.CONTRACT;
import static uk.interborough.db.public_.Tables.SERVICE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;
import org.jooq.Table;
import uk.interborough.db.public_.tables.records.ContractRecord;
import uk.interborough.db.public_.tables.records.ServiceRecord;

/** Writes what the rows of a file change. All is decided before anything is written, so a fault leaves no trace. */
final class Schedule2Writer {
    private static final int ROWS_AT_ONCE = 500;
    private static final List<Field<?>> SERVICE_FIELDS = allBut(SERVICE, SERVICE.ID);
    private static final List<Field<?>> CONTRACT_FIELDS = allBut(CONTRACT, CONTRACT.ID);

    private final DSLContext database;
    private final List<ServiceRecord> newServices = new ArrayList<>();
    private final List<ServiceRecord> changedServices = new ArrayList<>();
    private final List<ContractRecord> changedContracts = new ArrayList<>();
    private final List<NewContract> newContracts = new ArrayList<>();
    private final Map<String, ServiceRecord> touched = new LinkedHashMap<>();

    private record NewContract(ContractRecord contract, ServiceRecord service) {}

    Schedule2Writer(DSLContext database) {
        this.database = database;
    }

    void add(ServiceRecord service) {
        newServices.add(service);
        touched(service);
    }

    void update(ServiceRecord service) {
        changedServices.add(service);
        touched(service);
    }

    /** Terms of a service that may itself be new. */
    void add(ContractRecord contract, ServiceRecord service) {
        newContracts.add(new NewContract(contract, service));
        touched(service);
    }

    void correct(ContractRecord contract, ServiceRecord service) {
        changedContracts.add(contract);
        touched(service);
    }

    void end(ContractRecord contract, LocalDate lastDay) {
        contract.setEndsOn(lastDay);
        changedContracts.add(contract);
    }

    private void touched(ServiceRecord service) {
        touched.put(service.getSplsId(), service);
    }

    /** Identifiers of the services that were added, changed or varied, in the order of their rows. */
    List<UUID> write() {
        Map<String, UUID> ids = new HashMap<>();
        for (Record row : insert(SERVICE, SERVICE_FIELDS, newServices)) {
            ids.put(row.get(SERVICE.SPLS_ID), row.get(SERVICE.ID));
        }
        newServices.forEach(service -> service.setId(Objects.requireNonNull(ids.get(service.getSplsId()))));
        update(SERVICE, SERVICE.ID, changedServices);
        update(CONTRACT, CONTRACT.ID, changedContracts); // earlier terms end before new ones begin
        newContracts.forEach(
                added -> added.contract().setServiceId(added.service().getId()));
        insert(
                CONTRACT,
                CONTRACT_FIELDS,
                newContracts.stream().map(NewContract::contract).toList());
        return touched.values().stream().map(ServiceRecord::getId).toList();
    }

    private <R extends Record> List<Record> insert(Table<R> table, List<Field<?>> fields, List<R> rows) {
        List<Record> inserted = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            InsertValuesStepN<R> insert = database.insertInto(table, fields);
            for (R row : rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE))) {
                insert = insert.values(fields.stream().map(row::get).toList());
            }
            inserted.addAll(insert.returning(table.fields()).fetch());
        }
        return inserted;
    }

    /** Many rows in one statement, because triggers work out the rollups after each. */
    private <R extends Record> void update(Table<R> table, Field<?> id, List<R> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            List<R> some = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE));
            InsertValuesStepN<R> insert = database.insertInto(table, table.fields());
            for (R row : some) {
                insert = insert.values(Arrays.asList(row.intoArray()));
            }
            if (insert.onConflict(id).doUpdate().setAllToExcluded().execute() != some.size()) {
                throw new IllegalStateException("A row that is locked could not be updated");
            }
        }
    }

    private static List<Field<?>> allBut(Table<?> table, Field<?> id) {
        return Arrays.stream(table.fields()).filter(field -> !field.equals(id)).toList();
    }
}
