package com.traveease.schema.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.traveease.schema.rule.Rule;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.CreateTable;
import com.traveease.schema.syntax.QualifiedName;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableElement.KeyKind;
import com.traveease.schema.syntax.TableOption;
import com.traveease.schema.table.Column;
import com.traveease.schema.table.ForeignKey;
import com.traveease.schema.table.Index;
import com.traveease.schema.table.Schema;
import com.traveease.schema.table.ScriptPosition;
import com.traveease.schema.table.Table;

/** A CREATE TABLE; and what tables are after a whole script: their keys together. */
final class TableReview {

    private static final Pattern INDEX_NAME = Pattern.compile("(idx|uk|uq|ux|ix)_.*");

    private TableReview() {
    }

    static void create(Reviewed script, CreateTable create) {
        String key = Schema.key(create.table());
        if (create.temporary()) {
            script.temporary().add(key);
            script.found(Rule.TEMPORARY_TABLE, "%s is a temporary table.", key);
            return;
        }
        if (create.unlessThere()) {
            script.found(Rule.IF_EXISTS, "%s is created IF NOT EXISTS.", key);
            if (script.schema().table(key).isPresent()) {
                return;
            }
        }
        Table table = new Table(key, Optional.of(script.origin()), create.isUnderstood() && !create.isFilled());
        if (create.like().isPresent()) {
            String original = Schema.key(create.like().get());
            table = script.schema().table(original).map(like -> like.copied(key, Optional.of(script.origin())))
                    .orElseGet(() -> new Table(key, Optional.of(script.origin()), false));
            table.foreignKeys().clear();
        }
        script.schema().put(key, table);
        name(script, create.table());
        if (create.isFilled()) {
            script.found(Rule.CREATE_SELECT, "%s is created from a SELECT.", key);
        }
        options(script, key, table, create);
        ColumnReview columns = new ColumnReview(script);
        for (TableElement element : create.elements()) {
            ScriptPosition at = script.origin(element.tokens());
            if (element instanceof TableElement.Column declared) {
                Column column = Column.of(declared);
                columns.review(key, column, Optional.empty(), at);
                script.addedColumn(key, column.name());
            } else if (element instanceof TableElement.Key declared) {
                reviewIndexName(script, key, Index.of(declared, at), at);
            } else if (element instanceof TableElement.ForeignKey declared) {
                reviewForeignKey(script, key, declared, at);
            } else if (element instanceof TableElement.Check declared) {
                reviewCheck(script, key, declared, at);
            }
            table.add(element, at);
        }
    }

    static void name(Reviewed script, QualifiedName name) {
        new ColumnReview(script).name("table", name.name(), name.name(), script.origin());
    }

    private static void options(Reviewed script, String key, Table table, CreateTable create) {
        boolean engine = false;
        boolean set = false;
        for (TableOption option : create.options()) {
            reviewOption(script, key, option, script.origin(option.value()));
            engine |= option.name().equals("ENGINE");
            if (option.name().equals("CHARACTER SET")) {
                set = true;
                String collation = table.collation();
                option.text().ifPresent(table::characterSet);
                if (!collation.isEmpty()) {
                    table.collation(collation);
                }
            } else if (option.name().equals("COLLATE")) {
                set = true;
                option.text().ifPresent(table::collation);
            }
        }
        if (create.like().isEmpty() && !(engine && set)) {
            script.found(Rule.TABLE_OPTIONS, "%s does not state %s.", key,
                    engine ? "its character set" : set ? "its engine" : "its engine and character set");
        }
    }

    static void reviewOption(Reviewed script, String key, TableOption option, ScriptPosition at) {
        String value = option.text().orElse("");
        if (option.name().equals("ENGINE") && !value.equalsIgnoreCase("InnoDB")) {
            script.found(Rule.NOT_INNODB, at, "%s has the engine %s.", key, value);
        }
        if ((option.name().equals("CHARACTER SET") || option.name().equals("COLLATE")) && ColumnReview.isUtf8mb3(value)) {
            script.found(Rule.UTF8MB3, at, "%s has the character set utf8mb3.", key);
        }
    }

    static void reviewIndexName(Reviewed script, String key, Index index, ScriptPosition at) {
        index.name().filter(name -> !name.equals("primary") && !INDEX_NAME.matcher(name).matches())
                .ifPresent(name -> script.found(Rule.CONSTRAINT_NAMES, at, "The index %s of %s does not begin with idx_.", name,
                        key));
    }

    static void reviewForeignKey(Reviewed script, String key, TableElement.ForeignKey declared, ScriptPosition at) {
        if (declared.constraint().isEmpty()) {
            script.found(Rule.UNNAMED_CONSTRAINT, at, "The foreign key of %s to %s has no name.", key, declared.referenced());
        } else if (!declared.constraint().get().toLowerCase(Locale.ROOT).startsWith("fk_")) {
            script.found(Rule.CONSTRAINT_NAMES, at, "The foreign key %s of %s does not begin with fk_.",
                    declared.constraint().get(), key);
        }
        TokenReader reader = new TokenReader(declared.tokens());
        boolean said = false;
        while (!said && reader.skipPast("ON")) {
            said = reader.accept("DELETE");
        }
        if (!said) {
            script.found(Rule.ON_DELETE, at, "The foreign key %s of %s has no ON DELETE.", declared.constraint().orElse("to "
                    + declared.referenced()), key);
        }
    }

    static void reviewCheck(Reviewed script, String key, TableElement.Check declared, ScriptPosition at) {
        if (declared.constraint().isEmpty()) {
            script.found(Rule.UNNAMED_CONSTRAINT, at, "A CHECK of %s has no name.", key);
        } else if (!declared.constraint().get().toLowerCase(Locale.ROOT).startsWith("ck_")) {
            script.found(Rule.CONSTRAINT_NAMES, at, "The check %s of %s does not begin with ck_.", declared.constraint().get(),
                    key);
        }
    }

    /** What the tables are that the script has touched, now that it is done. */
    static void after(Reviewed script, Schema before) {
        for (String key : script.schema().touched()) {
            script.schema().table(key).ifPresent(table -> {
                boolean made = table.made().filter(origin -> origin.isIn(script.script())).isPresent();
                boolean lost = before.table(key).filter(Table::hasPrimaryKey).isPresent();
                if (table.isKnown() && !table.hasPrimaryKey() && (made || lost)) {
                    script.found(Rule.NO_PRIMARY_KEY,
                            made ? table.made().orElseThrow() : new ScriptPosition(script.script(), 0, 1),
                            "%s has no primary key%s.", key, made ? "" : " after this script");
                }
                indexes(script, table);
                foreignKeys(script, table);
            });
        }
    }

    private static void indexes(Reviewed script, Table table) {
        List<Index> indexes = table.indexes().stream().filter(index -> !index.implicit()).toList();
        for (int i = 0; i < indexes.size(); i++) {
            for (int j = i + 1; j < indexes.size(); j++) {
                pair(script, table, indexes.get(i), indexes.get(j));
            }
        }
    }

    /** @param later made after the other */
    private static void pair(Reviewed script, Table table, Index earlier, Index later) {
        if (!later.origin().isIn(script.script()) && !earlier.origin().isIn(script.script())) {
            return;
        }
        ScriptPosition at = later.origin().isIn(script.script()) ? later.origin() : earlier.origin();
        if (earlier.kind() == later.kind() && earlier.parts().equals(later.parts())
                || earlier.isOrdered() && later.isOrdered() && earlier.parts().equals(later.parts())) {
            script.found(Rule.DUPLICATE_INDEX, at, "%s of %s has the same columns as %s.",
                    AlterReview.sentence(later.called()), table.name(), earlier.called());
        } else if (isPrefix(earlier, later)) {
            script.found(Rule.REDUNDANT_INDEX, at, "%s of %s begins with all columns of %s.",
                    AlterReview.sentence(later.called()), table.name(), earlier.called());
        } else if (isPrefix(later, earlier)) {
            script.found(Rule.REDUNDANT_INDEX, at, "%s of %s begins with all columns of %s.",
                    AlterReview.sentence(earlier.called()), table.name(), later.called());
        }
    }

    private static boolean isPrefix(Index shorter, Index longer) {
        return shorter.kind() == KeyKind.PLAIN && longer.isOrdered() && longer.beginsWith(shorter.parts());
    }

    private static void foreignKeys(Reviewed script, Table table) {
        for (ForeignKey key : table.foreignKeys()) {
            if (!key.origin().isIn(script.script())) {
                continue;
            }
            boolean indexed = table.indexes().stream()
                    .anyMatch(index -> !index.implicit() && index.isOrdered() && index.beginsWith(key.columns()));
            if (table.isKnown() && !indexed) {
                script.found(Rule.FOREIGN_KEY_WITHOUT_INDEX, key.origin(), "%s of %s has no index that begins with (%s).",
                        AlterReview.sentence(key.called()), table.name(), String.join(", ", key.columns()));
            }
            script.schema().table(key.parent()).ifPresent(parent -> target(script, table, key, parent));
        }
    }

    private static void target(Reviewed script, Table table, ForeignKey key, Table parent) {
        List<String> referenced = key.referenced();
        boolean unique = parent.indexes().stream().anyMatch(index -> index.isUnique()
                && index.parts().size() == referenced.size() && index.parts().containsAll(referenced));
        boolean indexed = parent.indexes().stream().anyMatch(index -> index.isOrdered() && index.beginsWith(referenced));
        if (parent.isKnown() && !referenced.isEmpty() && !(unique && indexed)) {
            script.found(indexed ? Rule.FOREIGN_KEY_NOT_UNIQUE : Rule.FOREIGN_KEY_TARGET, key.origin(),
                    "%s of %s refers to %s (%s), and %s.", AlterReview.sentence(key.called()), table.name(), parent.name(),
                    String.join(", ", referenced), indexed ? "this is not unique" : "no index begins with it");
        }
        for (int i = 0; i < Math.min(key.columns().size(), referenced.size()); i++) {
            Optional<Column> child = table.column(key.columns().get(i));
            Optional<Column> other = parent.column(referenced.get(i));
            if (child.isPresent() && other.isPresent() && !fits(child.get(), other.get())) {
                script.found(Rule.FOREIGN_KEY_TYPE, key.origin(), "%s.%s is %s, and %s.%s is %s.", table.name(),
                        child.get().name(), inWords(child.get()), parent.name(), other.get().name(), inWords(other.get()));
            }
        }
    }

    /** As the server decides it, measured on 8.0.31: what is not sure fits. */
    private static boolean fits(Column child, Column parent) {
        String one = kind(child);
        String other = kind(parent);
        if (!one.equals(other)) {
            return false;
        }
        boolean sets = child.characterSet().isEmpty() || parent.characterSet().isEmpty()
                || child.characterSet().equals(parent.characterSet());
        boolean collations = child.collation().isEmpty() || parent.collation().isEmpty()
                || child.collation().equals(parent.collation());
        return !child.isText() || sets && collations;
    }

    private static String kind(Column column) {
        return switch (column.type()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> column.type() + (column.unsigned() ? " unsigned" : "");
            case "char", "varchar" -> "text";
            case "binary", "varbinary" -> "bytes";
            case "decimal", "datetime", "timestamp", "time" -> "fixed";
            default -> column.type();
        };
    }

    private static String inWords(Column column) {
        String set = !column.collation().isEmpty() ? column.collation() : column.characterSet();
        return column.typeInWords() + (column.isText() && !set.isEmpty() ? " " + set : "");
    }
}
