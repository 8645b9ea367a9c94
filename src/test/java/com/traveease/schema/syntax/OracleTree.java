package com.traveease.schema.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.IndexColumnNamesContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.UidContext;

/** What Debezium's parser makes of the statements that define tables, in the words of {@link TreeText}. */
final class OracleTree {

    private OracleTree() {
    }

    /** Empty for a statement that defines no table and no index. */
    static Optional<String> of(MySqlParser.DdlStatementContext statement) {
        if (statement.alterTable() != null) {
            MySqlParser.AlterTableContext alter = statement.alterTable();
            List<String> clauses = new ArrayList<>();
            alter.alterSpecification().forEach(clause -> clauses.addAll(clauses(clause)));
            if (alter.partitionDefinitions() != null) {
                clauses.add("partition by");
            }
            return Optional.of(name(alter.tableName().fullId()) + ": " + String.join("; ", clauses));
        }
        if (statement.createIndex() != null) {
            MySqlParser.CreateIndexContext index = statement.createIndex();
            String kind = index.indexCategory == null ? "plain" : index.indexCategory.getText().toLowerCase(Locale.ROOT);
            return Optional.of(name(index.tableName().fullId()) + ": "
                    + String.join("; ", Stream.concat(Stream.of("add " + key(kind, index.uid(), index.indexColumnNames())),
                            executionClauses(index).stream()).toList()));
        }
        if (statement.dropIndex() != null) {
            MySqlParser.DropIndexContext index = statement.dropIndex();
            return Optional.of(name(index.tableName().fullId()) + ": " + String.join("; ", Stream
                    .concat(Stream.of(dropped(index.uid())), executionClauses(index).stream()).toList()));
        }
        return statement.createTable() == null ? Optional.empty() : Optional.of(created(statement.createTable()));
    }

    private static String created(MySqlParser.CreateTableContext create) {
        if (create instanceof MySqlParser.CopyCreateTableContext copy) {
            return temporary(copy.TEMPORARY()) + name(copy.tableName(0).fullId()) + " like "
                    + name(copy.tableName(1).fullId()) + ": ";
        }
        if (create instanceof MySqlParser.ColumnCreateTableContext columns) {
            return temporary(columns.TEMPORARY()) + name(columns.tableName().fullId()) + ": "
                    + elements(columns.createDefinitions()) + options(columns.tableOption())
                    + (columns.partitionDefinitions() == null ? "" : " | partitions");
        }
        MySqlParser.QueryCreateTableContext query = (MySqlParser.QueryCreateTableContext) create;
        return temporary(query.TEMPORARY()) + name(query.tableName().fullId()) + ": " + elements(query.createDefinitions())
                + options(query.tableOption()) + (query.partitionDefinitions() == null ? "" : " | partitions") + " | filled";
    }

    private static String temporary(TerminalNode word) {
        return word == null ? "" : "temporary ";
    }

    private static String elements(MySqlParser.CreateDefinitionsContext definitions) {
        return definitions == null ? ""
                : String.join("; ", definitions.createDefinition().stream().map(OracleTree::element).toList());
    }

    private static String options(List<MySqlParser.TableOptionContext> options) {
        return String.join("", options.stream().map(option -> " | " + option(option)).toList());
    }

    private static String element(MySqlParser.CreateDefinitionContext element) {
        if (element instanceof MySqlParser.ColumnDeclarationContext column) {
            return "column " + text(column.fullColumnName().uid());
        }
        if (element instanceof MySqlParser.IndexDeclarationContext index) {
            if (index.indexColumnDefinition() instanceof MySqlParser.SpecialIndexDeclarationContext special) {
                return key(special.FULLTEXT() == null ? "spatial" : "fulltext", special.uid(), special.indexColumnNames());
            }
            MySqlParser.SimpleIndexDeclarationContext simple = (MySqlParser.SimpleIndexDeclarationContext) index
                    .indexColumnDefinition();
            return key("plain", simple.uid(), simple.indexColumnNames());
        }
        MySqlParser.ConstraintDeclarationContext constraint = (MySqlParser.ConstraintDeclarationContext) element;
        if (constraint.tableConstraint() instanceof MySqlParser.PrimaryKeyTableConstraintContext key) {
            return "primary key PRIMARY" + columns(key.indexColumnNames());
        }
        if (constraint.tableConstraint() instanceof MySqlParser.UniqueKeyTableConstraintContext key) {
            return key("unique", key.index == null ? key.name : key.index, key.indexColumnNames());
        }
        if (constraint.tableConstraint() instanceof MySqlParser.ForeignKeyTableConstraintContext key) {
            return foreignKey(key.name, key.indexColumnNames(), key.referenceDefinition());
        }
        if (constraint.tableConstraint() instanceof MySqlParser.CheckTableConstraintContext check) {
            return "check" + optional(check.name) + (constraint.NOT() == null ? "" : " not enforced");
        }
        return "? " + constraint.getText();
    }

    private static String key(String kind, UidContext name, IndexColumnNamesContext columns) {
        return kind + " key" + optional(name) + columns(columns);
    }

    private static String foreignKey(UidContext name, IndexColumnNamesContext columns,
            MySqlParser.ReferenceDefinitionContext reference) {
        return "foreign key" + optional(name) + columns(columns) + " to " + name(reference.tableName().fullId())
                + columns(reference.indexColumnNames());
    }

    private static List<String> clauses(MySqlParser.AlterSpecificationContext clause) {
        if (clause instanceof MySqlParser.AlterByAddColumnsContext add) {
            return add.uid().stream().map(column -> "add column " + text(column)).toList();
        }
        if (clause instanceof MySqlParser.AlterByAddDefinitionsContext add) {
            return add.createDefinition().stream().map(element -> "add " + element(element)).toList();
        }
        if (clause instanceof MySqlParser.AlterByTableOptionContext options) {
            return options.tableOption().stream().map(OracleTree::option).toList();
        }
        return List.of(clause instanceof MySqlParser.AlterPartitionContext partition
                ? partition(partition.alterPartitionSpecification())
                : added(clause).or(() -> changed(clause)).orElseGet(() -> whole(clause)));
    }

    private static Optional<String> added(MySqlParser.AlterSpecificationContext clause) {
        String text = null;
        if (clause instanceof MySqlParser.AlterByAddColumnContext add) {
            text = "column " + text(add.uid(0));
        } else if (clause instanceof MySqlParser.AlterByAddIndexContext add) {
            text = key("plain", add.uid(), add.indexColumnNames());
        } else if (clause instanceof MySqlParser.AlterByAddPrimaryKeyContext add) {
            text = "primary key PRIMARY" + columns(add.indexColumnNames());
        } else if (clause instanceof MySqlParser.AlterByAddUniqueKeyContext add) {
            text = key("unique", add.indexName == null ? add.name : add.indexName, add.indexColumnNames());
        } else if (clause instanceof MySqlParser.AlterByAddSpecialIndexContext add) {
            text = key(add.FULLTEXT() == null ? "spatial" : "fulltext", add.uid(), add.indexColumnNames());
        } else if (clause instanceof MySqlParser.AlterByAddForeignKeyContext add) {
            text = foreignKey(add.name, add.indexColumnNames(), add.referenceDefinition());
        } else if (clause instanceof MySqlParser.AlterByAddCheckTableConstraintContext add) {
            text = "check" + optional(add.name) + (add.NOT() == null ? "" : " not enforced");
        }
        return Optional.ofNullable(text).map(element -> "add " + element);
    }

    private static Optional<String> changed(MySqlParser.AlterSpecificationContext clause) {
        String text = null;
        if (clause instanceof MySqlParser.AlterByModifyColumnContext modify) {
            text = "modify column " + text(modify.uid(0));
        } else if (clause instanceof MySqlParser.AlterByChangeColumnContext change) {
            text = "change " + text(change.oldColumn) + " to column " + text(change.newColumn);
        } else if (clause instanceof MySqlParser.AlterByDropColumnContext drop) {
            text = "drop column " + text(drop.uid());
        } else if (clause instanceof MySqlParser.AlterByDropIndexContext drop) {
            text = dropped(drop.uid());
        } else if (clause instanceof MySqlParser.AlterByDropPrimaryKeyContext) {
            text = "drop primary key PRIMARY";
        } else if (clause instanceof MySqlParser.AlterByDropForeignKeyContext drop) {
            text = "drop foreign key " + text(drop.uid());
        } else if (clause instanceof MySqlParser.AlterByDropConstraintCheckContext drop) {
            text = "drop " + (drop.CHECK() == null ? "constraint " : "check ") + text(drop.uid());
        } else if (clause instanceof MySqlParser.AlterByChangeDefaultContext alter) {
            text = "alter column " + text(alter.uid());
        } else if (clause instanceof MySqlParser.AlterByAlterColumnDefaultContext alter) {
            text = "alter column " + text(alter.uid());
        } else if (clause instanceof MySqlParser.AlterByAlterIndexVisibilityContext alter) {
            text = "alter index " + text(alter.uid());
        } else if (clause instanceof MySqlParser.AlterByAlterCheckTableConstraintContext alter) {
            text = "alter " + (alter.CONSTRAINT() == null ? "check " : "constraint ") + text(alter.uid(0));
        } else if (clause instanceof MySqlParser.AlterByRenameColumnContext rename) {
            text = "rename column " + text(rename.oldColumn) + " to " + text(rename.newColumn);
        } else if (clause instanceof MySqlParser.AlterByRenameIndexContext rename) {
            text = "rename index " + text(rename.uid(0)) + " to " + text(rename.uid(1));
        } else if (clause instanceof MySqlParser.AlterByRenameContext rename) {
            text = "rename to " + (rename.fullId() == null ? text(rename.uid()) : name(rename.fullId()));
        }
        return Optional.ofNullable(text);
    }

    /** What is told by its first words. */
    private static String whole(MySqlParser.AlterSpecificationContext clause) {
        if (clause instanceof MySqlParser.AlterBySetAlgorithmContext || clause instanceof MySqlParser.AlterByLockContext) {
            return executionClause(leaves(clause));
        }
        if (clause instanceof MySqlParser.AlterByValidateContext) {
            return "validation = " + leaves(clause).get(0).toUpperCase(Locale.ROOT);
        }
        if (clause instanceof MySqlParser.AlterByConvertCharsetContext) {
            return "convert";
        }
        return clause instanceof MySqlParser.AlterByDefaultCharsetContext ? "character set"
                : clause instanceof MySqlParser.AlterByOrderContext ? "order by"
                        : String.join(" ", leaves(clause)).toLowerCase(Locale.ROOT);
    }

    private static String executionClause(List<String> words) {
        return words.get(0).toLowerCase(Locale.ROOT) + " = " + words.get(words.size() - 1).toUpperCase(Locale.ROOT);
    }

    /** Behind a CREATE INDEX or DROP INDEX. */
    private static List<String> executionClauses(ParserRuleContext index) {
        List<String> clauses = new ArrayList<>();
        List<String> words = index.children.stream().filter(TerminalNode.class::isInstance).map(ParseTree::getText)
                .filter(word -> !word.equals("=")).map(word -> word.toUpperCase(Locale.ROOT)).toList();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals("ALGORITHM") || words.get(i).equals("LOCK")) {
                clauses.add(executionClause(words.subList(i, i + 2)));
            }
        }
        return clauses;
    }

    private static String partition(MySqlParser.AlterPartitionSpecificationContext clause) {
        if (clause instanceof MySqlParser.AlterByExchangePartitionContext exchange) {
            return "exchange partition " + text(exchange.uid()) + " with " + name(exchange.tableName().fullId());
        }
        List<String> words = leaves(clause).stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        if (words.get(1).equals("partitioning")) {
            return "remove partitioning";
        }
        List<String> names = clause.children.stream().filter(MySqlParser.UidListContext.class::isInstance)
                .flatMap(list -> ((MySqlParser.UidListContext) list).uid().stream()).map(OracleTree::text).toList();
        List<String> made = clause.children.stream().filter(MySqlParser.PartitionDefinitionContext.class::isInstance)
                .map(definition -> unquoted(leaves(definition).get(1))).toList();
        return words.get(0) + " partitions" + (words.contains("all") && names.isEmpty() ? " all" : TreeText.columns(names))
                + (made.isEmpty() ? "" : " into" + TreeText.columns(made));
    }

    private static String dropped(UidContext index) {
        return text(index).equalsIgnoreCase("PRIMARY") ? "drop primary key PRIMARY" : "drop index " + text(index);
    }

    /** Its name only. */
    private static String option(MySqlParser.TableOptionContext option) {
        List<String> words = leaves(option).stream().map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !word.equals("default")).toList();
        String first = words.get(0);
        return first.startsWith("char") ? "character set"
                : words.size() > 1 && words.get(1).equals("directory") ? first + " directory" : first;
    }

    /** An expression is left out. */
    private static String columns(IndexColumnNamesContext columns) {
        return columns == null ? ""
                : TreeText.columns(columns.indexColumnName().stream().filter(column -> column.expression() == null)
                        .map(column -> column.uid() == null ? unquoted(column.STRING_LITERAL().getText()) : text(column.uid()))
                        .toList());
    }

    private static String optional(UidContext name) {
        return name == null ? "" : " " + text(name);
    }

    static String name(MySqlParser.FullIdContext name) {
        String text = String.join(".", name.uid().stream().map(OracleTree::text).toList());
        return name.DOT_ID() == null ? text : text + "." + unquoted(name.DOT_ID().getText().substring(1));
    }

    static String text(UidContext name) {
        return unquoted(name.getText());
    }

    private static String unquoted(String name) {
        char quote = name.charAt(0);
        boolean quoted = quote == '`' || quote == '"' || quote == '\'';
        return quoted ? name.substring(1, name.length() - 1).replace("" + quote + quote, "" + quote) : name;
    }

    private static List<String> leaves(ParseTree tree) {
        if (tree instanceof TerminalNode leaf) {
            return leaf.getSymbol().getType() == Token.EOF ? List.of() : List.of(leaf.getText());
        }
        List<String> leaves = new ArrayList<>();
        for (int i = 0; i < tree.getChildCount(); i++) {
            leaves.addAll(leaves(tree.getChild(i)));
        }
        return leaves;
    }
}
