package com.traveease.schema.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.sql.Token;

/** A syntax tree in one line, to be compared. */
final class TreeText {

    private TreeText() {
    }

    static String of(AlterTable tree) {
        return tree.table() + ": " + tree.clauses().stream().map(TreeText::of).collect(Collectors.joining("; "));
    }

    static String of(CreateTable tree) {
        StringBuilder text = new StringBuilder(tree.temporary() ? "temporary " : "").append(tree.table());
        tree.like().ifPresent(like -> text.append(" like ").append(like));
        text.append(": ").append(tree.elements().stream().map(TreeText::of).collect(Collectors.joining("; ")));
        tree.options().forEach(option -> text.append(" | ").append(of(option)));
        text.append(tree.partitioning().isEmpty() ? "" : " | partitions");
        text.append(tree.isFilled() ? " | filled" : "");
        return text.append(tree.other().isEmpty() ? "" : " | ? " + written(tree.other())).toString();
    }

    static String of(TableElement element) {
        if (element instanceof TableElement.Column column) {
            return "column " + column.name();
        }
        if (element instanceof TableElement.Key key) {
            return lower(key.kind()) + " key" + key.name().map(name -> " " + name).orElse("") + columns(key.columns());
        }
        if (element instanceof TableElement.ForeignKey key) {
            return "foreign key" + name(key.constraint()) + columns(key.columns()) + " to " + key.referenced()
                    + columns(key.referencedColumns());
        }
        if (element instanceof TableElement.Check check) {
            return "check" + name(check.constraint()) + (check.enforced() ? "" : " not enforced");
        }
        return "? " + written(element.tokens());
    }

    static String of(AlterClause clause) {
        if (clause instanceof AlterClause.Add add) {
            return add.elements().stream().map(element -> "add " + of(element)).collect(Collectors.joining("; "));
        }
        if (clause instanceof AlterClause.Modify modify) {
            return "modify " + of(modify.column());
        }
        if (clause instanceof AlterClause.Change change) {
            return "change " + change.from() + " to " + of(change.to());
        }
        if (clause instanceof AlterClause.Drop drop) {
            return "drop " + lower(drop.part()) + " " + drop.name();
        }
        if (clause instanceof AlterClause.Alter alter) {
            return "alter " + lower(alter.part()) + " " + alter.name();
        }
        if (clause instanceof AlterClause.Rename rename) {
            return "rename " + lower(rename.part()) + " " + rename.from() + " to " + rename.to();
        }
        if (clause instanceof AlterClause.RenameTable rename) {
            return "rename to " + rename.to();
        }
        if (clause instanceof AlterClause.Option option) {
            return of(option.option());
        }
        if (clause instanceof AlterClause.Execution execution) {
            return lower(execution.kind()) + " = " + execution.value();
        }
        if (clause instanceof AlterClause.Whole whole) {
            return lower(whole.action());
        }
        if (clause instanceof AlterClause.Partitions partitions) {
            return lower(partitions.action()) + " partitions" + (partitions.all() ? " all" : columns(partitions.names()))
                    + (partitions.made().isEmpty() ? "" : " into" + columns(partitions.made()));
        }
        if (clause instanceof AlterClause.ExchangePartition exchange) {
            return "exchange partition " + exchange.partition() + " with " + exchange.table();
        }
        return "? " + written(clause.tokens());
    }

    private static String of(TableOption option) {
        return option.name().toLowerCase(Locale.ROOT) + " = " + written(option.value());
    }

    static String written(List<Token> tokens) {
        return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    }

    static String columns(List<String> names) {
        return names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
    }

    static String name(Optional<String> name) {
        return name.map(told -> " " + told).orElse("");
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
