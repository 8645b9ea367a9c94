package com.traveease.schema.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * {@code ENGINE = InnoDB}.
 *
 * @param name in upper case, with one blank between its words and without {@code DEFAULT}; CHARSET is {@code CHARACTER SET}
 * @param value without the equals sign
 */
public record TableOption(String name, List<Token> value) {

    private static final Set<String> NAMES = Set.of("AUTOEXTEND_SIZE", "AUTO_INCREMENT", "AVG_ROW_LENGTH", "CHECKSUM",
            "TABLE_CHECKSUM", "COMMENT", "COMPRESSION", "CONNECTION", "DELAY_KEY_WRITE", "ENCRYPTION", "ENGINE",
            "ENGINE_ATTRIBUTE", "INSERT_METHOD", "KEY_BLOCK_SIZE", "MAX_ROWS", "MIN_ROWS", "PACK_KEYS", "PASSWORD",
            "ROW_FORMAT", "SECONDARY_ENGINE", "SECONDARY_ENGINE_ATTRIBUTE", "STATS_AUTO_RECALC", "STATS_PERSISTENT",
            "STATS_SAMPLE_PAGES", "STORAGE", "TABLESPACE", "UNION", "COLLATE");

    /** Of one word or one text; empty for a list. */
    public Optional<String> text() {
        return value.size() == 1 ? Optional.of(value.get(0).text()) : Optional.empty();
    }

    /** Passes an option; empty, and nothing passed, when none comes next. */
    public static Optional<TableOption> read(TokenReader reader) {
        int before = reader.peek().is("DEFAULT") ? 1 : 0;
        Token first = reader.peek(before);
        Token second = reader.peek(before + 1);
        boolean set = (first.is("CHARACTER") || first.is("CHAR")) && second.is("SET");
        boolean directory = (first.is("DATA") || first.is("INDEX")) && second.is("DIRECTORY");
        String name = set || first.is("CHARSET") ? "CHARACTER SET"
                : directory ? first.is("DATA") ? "DATA DIRECTORY" : "INDEX DIRECTORY"
                        : NAMES.stream().filter(first::is).findFirst().orElse("");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        for (int words = before + (set || directory ? 2 : 1); words > 0; words--) {
            reader.next();
        }
        reader.acceptSymbol('=');
        List<Token> rest = reader.rest();
        reader.skip();
        return Optional.of(new TableOption(name, rest.subList(0, rest.size() - reader.rest().size())));
    }
}
