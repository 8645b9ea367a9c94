package com.traveease.schema.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.traveease.schema.sql.Place;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.DeleteStatement;
import com.traveease.schema.statement.StoredProgramHead;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.CreateTable;
import com.traveease.schema.syntax.QualifiedName;
import com.traveease.schema.syntax.TableElement;

/**
 * Which privileges statements need, each as a MySQL 8.0 asks for it; by experiment where the manual says something else. What a
 * view selects, and what is in the body of a trigger, a routine or an event, needs none when it is made.
 */
final class PrivilegeReading {

    private final NeededPrivileges needed = new NeededPrivileges();
    /** From here on the account may have other privileges than at the beginning. */
    private boolean unknown;

    Map<RequiredPrivilege, Place> required() {
        return needed.all();
    }

    /**
     * @param temporary the temporary tables of the script, in lower case: for them none is needed, once they are made
     */
    void read(List<Token> tokens, String schema, Set<String> temporary, Place place) {
        needed.at(schema, temporary, place);
        TokenReader reader = new TokenReader(tokens);
        unknown |= reader.peek().is("GRANT") || reader.peek().is("REVOKE")
                || reader.peek().is("SET") && reader.peek(1).is("ROLE");
        if (unknown) {
            return;
        }
        if (reader.accept("CREATE")) {
            create(reader, tokens);
        } else if (reader.accept("ALTER")) {
            alter(reader, tokens);
        } else if (reader.accept("DROP")) {
            drop(reader, tokens);
        } else if (reader.accept("RENAME", "TABLE") || reader.accept("RENAME", "TABLES")) {
            reader.clauses().forEach(this::rename);
        } else if (reader.accept("TRUNCATE")) {
            reader.accept("TABLE");
            needed.table(reader.dottedName(), Privilege.DROP);
        } else if (reader.accept("LOCK", "TABLES") || reader.accept("LOCK", "TABLE")) {
            reader.clauses().forEach(clause -> needed.table(clause.dottedName(), Privilege.LOCK_TABLES, Privilege.SELECT));
        } else if (reader.accept("CALL")) {
            needed.routine(reader.dottedName(), Privilege.EXECUTE);
        } else if (reader.acceptAny("ANALYZE", "OPTIMIZE", "REPAIR")) {
            reader.acceptAny("NO_WRITE_TO_BINLOG", "LOCAL");
            if (reader.acceptAny("TABLE", "TABLES")) {
                reader.clauses().forEach(clause -> needed.table(clause.dottedName(), Privilege.SELECT, Privilege.INSERT));
            }
        } else {
            rows(reader, tokens);
        }
    }

    private void create(TokenReader reader, List<Token> tokens) {
        Optional<CreateTable> table = CreateTable.of(tokens);
        if (table.isPresent()) {
            create(table.get(), tokens);
        } else if (reader.acceptAny("DATABASE", "SCHEMA")) {
            reader.accept("IF", "NOT", "EXISTS");
            reader.name().ifPresent(name -> needed.in(name, Privilege.CREATE));
        } else if (!index(tokens)) {
            StoredProgramHead.read(reader).ifPresent(head -> stored(head, reader));
        }
    }

    private void create(CreateTable table, List<Token> tokens) {
        if (table.temporary()) {
            needed.schema(table.table(), Privilege.CREATE_TEMPORARY_TABLES);
            selected(tokens);
            return;
        }
        needed.schema(table.table(), Privilege.CREATE);
        foreignKeys(table.elements().stream());
        if (table.isFilled()) {
            needed.schema(table.table(), Privilege.INSERT);
            selected(tokens);
        }
    }

    private void stored(StoredProgramHead head, TokenReader reader) {
        switch (head.kind()) {
            case "VIEW" -> {
                needed.schema(head.name(), Privilege.CREATE_VIEW);
                if (head.replaces()) {
                    needed.schema(head.name(), Privilege.DROP);
                }
            }
            case "TRIGGER" -> needed.schema(head.name(), Privilege.TRIGGER);
            case "EVENT" -> needed.schema(head.name(), Privilege.EVENT);
            default -> {
                if (reader.rest().stream().noneMatch(token -> token.is("SONAME"))) {
                    needed.schema(head.name(), Privilege.CREATE_ROUTINE);
                    needed.created(head.name());
                }
            }
        }
    }

    private void alter(TokenReader reader, List<Token> tokens) {
        if (reader.accept("TABLE")) {
            AlterTable.of(tokens).ifPresent(this::alterTable);
        } else if (reader.acceptAny("DATABASE", "SCHEMA")) {
            if (!DefinitionChange.isDefaultDatabase(reader)) {
                reader.name().ifPresent(name -> needed.in(name, Privilege.ALTER));
            }
        } else {
            StoredProgramHead.read(reader).ifPresent(head -> {
                switch (head.kind()) {
                    case "VIEW" -> needed.schema(head.name(), Privilege.CREATE_VIEW, Privilege.DROP);
                    case "EVENT" -> needed.schema(head.name(), Privilege.EVENT);
                    case "PROCEDURE", "FUNCTION" -> needed.routine(head.name(), Privilege.ALTER_ROUTINE);
                    default -> {
                        // There is no ALTER TRIGGER.
                    }
                }
            });
        }
    }

    private void alterTable(AlterTable statement) {
        QualifiedName table = statement.table();
        if (needed.isTemporary(table.parts())) {
            return;
        }
        foreignKeys(statement.added());
        if (statement.clauses(AlterClause.Partitions.class)
                .anyMatch(partitions -> partitions.action() == AlterClause.PartitionAction.TRUNCATE)) {
            needed.schema(table, Privilege.DROP);
            return;
        }
        needed.schema(table, Privilege.ALTER);
        for (AlterClause clause : statement.clauses()) {
            if (clause instanceof AlterClause.Partitions partitions
                    && partitions.action() == AlterClause.PartitionAction.DROP) {
                needed.schema(table, Privilege.DROP);
            } else if (clause instanceof AlterClause.ExchangePartition) {
                needed.schema(table, Privilege.DROP, Privilege.CREATE, Privilege.INSERT);
            } else if (clause instanceof AlterClause.RenameTable rename) {
                needed.schema(table, Privilege.DROP);
                needed.schema(rename.to(), Privilege.CREATE, Privilege.INSERT);
            }
        }
    }

    /** A {@code REFERENCES} beside a column is read and ignored by the server, and needs nothing. */
    private void foreignKeys(Stream<TableElement> elements) {
        elements.filter(TableElement.ForeignKey.class::isInstance).map(TableElement.ForeignKey.class::cast)
                .forEach(key -> needed.schema(key.referenced(), Privilege.REFERENCES));
    }

    /** Reads it when it is CREATE INDEX or DROP INDEX, and says whether it is. */
    private boolean index(List<Token> tokens) {
        Optional<AlterTable> statement = AlterTable.of(tokens);
        statement.ifPresent(index -> needed.table(index.table().parts(), Privilege.INDEX));
        return statement.isPresent();
    }

    private void drop(TokenReader reader, List<Token> tokens) {
        if (reader.accept("TEMPORARY")) {
            return;
        }
        if (index(tokens)) {
            return;
        }
        if (reader.acceptAny("TABLE", "TABLES", "VIEW")) {
            reader.accept("IF", "EXISTS");
            reader.clauses().forEach(clause -> needed.table(clause.dottedName(), Privilege.DROP));
        } else if (reader.acceptAny("DATABASE", "SCHEMA")) {
            reader.accept("IF", "EXISTS");
            reader.name().ifPresent(name -> needed.in(name, Privilege.DROP));
        } else if (reader.accept("TRIGGER")) {
            reader.accept("IF", "EXISTS");
            needed.schema(reader.dottedName(), Privilege.TRIGGER);
        } else if (reader.accept("EVENT")) {
            reader.accept("IF", "EXISTS");
            needed.schema(reader.dottedName(), Privilege.EVENT);
        } else if (reader.acceptAny("PROCEDURE", "FUNCTION")) {
            reader.accept("IF", "EXISTS");
            needed.routine(reader.dottedName(), Privilege.ALTER_ROUTINE);
        }
    }

    private void rename(TokenReader names) {
        needed.schema(names.dottedName(), Privilege.ALTER, Privilege.DROP);
        names.accept("TO");
        needed.schema(names.dottedName(), Privilege.CREATE, Privilege.INSERT);
    }

    private void rows(TokenReader reader, List<Token> tokens) {
        if (reader.peek().is("INSERT") || reader.peek().is("REPLACE")) {
            boolean replace = reader.next().is("REPLACE");
            passModifiers(reader);
            reader.accept("INTO");
            List<String> table = reader.dottedName();
            needed.table(table, Privilege.INSERT);
            if (replace) {
                needed.table(table, Privilege.DELETE);
            }
            if (tokens.stream().anyMatch(token -> token.is("DUPLICATE"))) {
                needed.table(table, Privilege.UPDATE);
            }
            selected(tokens);
        } else if (reader.accept("UPDATE")) {
            passModifiers(reader);
            List<String> table = reader.dottedName();
            reader.accept("AS");
            // Of several tables, only some may be changed: then nothing is asked.
            if (reader.peek().is("SET") || reader.peek(1).is("SET") && !reader.peek().isSymbol(',')) {
                needed.table(table, Privilege.UPDATE);
            }
            selected(tokens);
        } else if (reader.accept("DELETE")) {
            DeleteStatement.parse(reader).targets().forEach(target -> needed.table(target, Privilege.DELETE));
        } else if (reader.accept("LOAD")) {
            if (reader.skipPast("INTO") && reader.accept("TABLE")) {
                needed.table(reader.dottedName(), Privilege.INSERT);
            }
        } else if (reader.peek().is("SELECT")) {
            selected(tokens);
        }
    }

    private static void passModifiers(TokenReader reader) {
        while (reader.acceptAny("LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED", "IGNORE")) {
            // They change nothing of the privileges.
        }
    }

    private void selected(List<Token> tokens) {
        SelectedTables.schemas(tokens).forEach(name -> needed.in(name, Privilege.SELECT));
    }
}
