package com.traveease.schema.inquiry;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;

/** How the server changes a table: the algorithm and the lock meanwhile, the lightest first. */
public enum AlgorithmAndLock {
    /** Only the definition is written. It takes no LOCK clause. */
    INSTANT("INSTANT", ""),
    INPLACE("INPLACE", "NONE"),
    /** Others read, and do not write. */
    INPLACE_SHARED("INPLACE", "SHARED"),
    /** Others do neither. */
    INPLACE_EXCLUSIVE("INPLACE", "EXCLUSIVE"),
    COPY("COPY", "SHARED"),
    COPY_EXCLUSIVE("COPY", "EXCLUSIVE");

    private static final String DEFAULT = "DEFAULT";
    /** What is done to partitions otherwise; the server reads over the clauses then. */
    private static final Set<AlterClause.PartitionAction> ALTERED = EnumSet.of(AlterClause.PartitionAction.ADD,
            AlterClause.PartitionAction.DROP, AlterClause.PartitionAction.COALESCE, AlterClause.PartitionAction.REORGANIZE,
            AlterClause.PartitionAction.REBUILD);

    private final String algorithm;
    private final String lock;

    AlgorithmAndLock(String algorithm, String lock) {
        this.algorithm = algorithm;
        this.lock = lock;
    }

    public String algorithm() {
        return algorithm;
    }

    /** Empty where the algorithm takes none. */
    public String lock() {
        return lock;
    }

    /** Whether others wait for as long as the statement runs. */
    public boolean blocksWrites() {
        return lock.equals("SHARED") || lock.equals("EXCLUSIVE");
    }

    public boolean blocksReads() {
        return lock.equals("EXCLUSIVE");
    }

    /** As a statement has it: {@code ALGORITHM=INPLACE, LOCK=NONE}. */
    @Override
    public String toString() {
        return "ALGORITHM=" + algorithm + (lock.isEmpty() ? "" : ", LOCK=" + lock);
    }

    /**
     * The statement with both clauses in it: the server refuses it then, and changes nothing, where it would need a heavier
     * one.
     *
     * @param sql an ALTER TABLE, a CREATE INDEX or a DROP INDEX
     * @return empty when it is another statement, says itself that it is to be done otherwise, or cannot say this
     */
    public Optional<String> writtenInto(String sql) {
        return alter(sql).flatMap(alter -> written(sql, alter, Optional.of(algorithm), lock));
    }

    /** The statement with {@code LOCK=NONE} in it, whatever the algorithm is; as {@link #writtenInto}. */
    public static Optional<String> unlocked(String sql) {
        return alter(sql).flatMap(alter -> alter.said(AlterClause.ExecutionKind.ALGORITHM).filter("INSTANT"::equals).isPresent()
                ? Optional.empty()
                : written(sql, alter, Optional.empty(), INPLACE.lock));
    }

    /** A version comment could have a clause in it that this server reads over. */
    private static Optional<AlterTable> alter(String sql) {
        return sql.contains("/*!") ? Optional.empty()
                : AlterTable.of(Token.of(sql)).filter(alter -> !alter.clauses().isEmpty()
                        || alter.form() != AlterTable.Form.ALTER_TABLE)
                        .filter(alter -> alter.clauses().stream().allMatch(AlgorithmAndLock::isChosen));
    }

    private static boolean isChosen(AlterClause clause) {
        return clause instanceof AlterClause.Partitions partitions ? ALTERED.contains(partitions.action())
                : !(clause instanceof AlterClause.ExchangePartition);
    }

    private static Optional<String> written(String sql, AlterTable alter, Optional<String> algorithm, String lock) {
        Optional<String> saidAlgorithm = alter.said(AlterClause.ExecutionKind.ALGORITHM);
        Optional<String> saidLock = alter.said(AlterClause.ExecutionKind.LOCK);
        boolean otherwise = algorithm.isPresent() && isOther(saidAlgorithm, algorithm.get()) || isOther(saidLock, lock);
        boolean ofAlter = alter.form() == AlterTable.Form.ALTER_TABLE;
        if (otherwise || !ofAlter && algorithm.filter(INSTANT.algorithm::equals).isPresent()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(sql);
        replaceDefaults(text, alter, algorithm, lock);
        List<String> clauses = List.of(algorithm.filter(any -> saidAlgorithm.isEmpty()).map("ALGORITHM="::concat).orElse(""),
                saidLock.isEmpty() && !lock.isEmpty() ? "LOCK=" + lock : "").stream().filter(clause -> !clause.isEmpty())
                .toList();
        if (!clauses.isEmpty() && ofAlter) {
            // In front, as partition clauses end the statement; those have no comma before them.
            AlterClause first = alter.clauses().get(0);
            boolean partitioning = first instanceof AlterClause.Whole whole
                    && (whole.action() == AlterClause.Action.PARTITION_BY
                            || whole.action() == AlterClause.Action.REMOVE_PARTITIONING);
            text.insert(first.tokens().get(0).start(), String.join(", ", clauses) + (partitioning ? " " : ", "));
        } else if (!clauses.isEmpty()) {
            text.append('\n').append(String.join(" ", clauses)); // the last line may end in a comment
        }
        return Optional.of(text.toString());
    }

    private static boolean isOther(Optional<String> said, String wanted) {
        return said.filter(value -> !value.equals(DEFAULT) && !value.equals(wanted)).isPresent();
    }

    /** The last clause of a kind holds, so that one in front of a DEFAULT would not. */
    private static void replaceDefaults(StringBuilder text, AlterTable alter, Optional<String> algorithm, String lock) {
        List<AlterClause.Execution> said = alter.clauses(AlterClause.Execution.class)
                .filter(clause -> clause.value().equals(DEFAULT)).toList();
        for (int i = said.size() - 1; i >= 0; i--) {
            String value = switch (said.get(i).kind()) {
                case ALGORITHM -> algorithm.orElse(DEFAULT);
                case LOCK -> lock.isEmpty() ? DEFAULT : lock;
                case VALIDATION -> DEFAULT;
            };
            Token last = said.get(i).tokens().get(said.get(i).tokens().size() - 1);
            text.replace(last.start(), last.end(), value);
        }
    }
}
