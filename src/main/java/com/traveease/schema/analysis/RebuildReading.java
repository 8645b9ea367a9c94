package com.traveease.schema.analysis;

import java.util.Optional;

import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableOption;

/** How much of a table the server writes anew for an {@code ALTER TABLE}. */
final class RebuildReading {

    private RebuildReading() {
    }

    /** @return whether it is the whole table for certain; empty when nothing is written anew */
    static Optional<Boolean> wholeTable(AlterTable statement) {
        String algorithm = statement.said(AlterClause.ExecutionKind.ALGORITHM).orElse("");
        return switch (algorithm) {
            case "INSTANT" -> Optional.empty();
            case "COPY" -> Optional.of(true);
            default -> statement.clauses().stream().map(RebuildReading::ofClause).flatMap(Optional::stream)
                    .reduce(Boolean::logicalOr);
        };
    }

    private static Optional<Boolean> ofClause(AlterClause clause) {
        if (clause instanceof AlterClause.Whole whole) {
            return ofAction(whole.action());
        }
        if (clause instanceof AlterClause.Drop drop) {
            return drop.part() == AlterClause.Part.PRIMARY_KEY ? Optional.of(true) : Optional.empty();
        }
        if (clause instanceof AlterClause.Option option) {
            return ofOption(option.option());
        }
        if (clause instanceof AlterClause.Partitions partitions) {
            return switch (partitions.action()) {
                case REORGANIZE, REBUILD, OPTIMIZE, COALESCE -> Optional.of(false);
                case ADD, DROP, TRUNCATE, DISCARD, IMPORT, ANALYZE, CHECK, REPAIR -> Optional.empty();
            };
        }
        if (clause instanceof AlterClause.Add add) {
            return add.elements().stream().map(RebuildReading::ofElement).flatMap(Optional::stream)
                    .reduce(Boolean::logicalOr);
        }
        return clause instanceof AlterClause.Modify || clause instanceof AlterClause.Change ? Optional.of(false)
                : Optional.empty();
    }

    private static Optional<Boolean> ofAction(AlterClause.Action action) {
        return switch (action) {
            case FORCE, PARTITION_BY, REMOVE_PARTITIONING -> Optional.of(true);
            case CONVERT, ORDER_BY -> Optional.of(false);
            case ENABLE_KEYS, DISABLE_KEYS, DISCARD_TABLESPACE, IMPORT_TABLESPACE, SECONDARY_LOAD, SECONDARY_UNLOAD ->
                Optional.empty();
        };
    }

    private static Optional<Boolean> ofOption(TableOption option) {
        return switch (option.name()) {
            case "ENGINE" -> Optional.of(option.text().filter("InnoDB"::equalsIgnoreCase).isPresent());
            case "ROW_FORMAT", "KEY_BLOCK_SIZE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> ofElement(TableElement element) {
        if (element instanceof TableElement.Key key) {
            return Optional.of(key.kind() == TableElement.KeyKind.PRIMARY);
        }
        if (element instanceof TableElement.Check check) {
            return check.enforced() ? Optional.of(true) : Optional.empty();
        }
        if (element instanceof TableElement.Column column) {
            return column.isPrimaryKey() ? Optional.of(true)
                    : column.isStored() || column.isAutoIncrement() ? Optional.of(false) : Optional.empty();
        }
        return Optional.of(false);
    }
}
