package com.traveease.schema.backup;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.traveease.schema.sql.Identifiers;

/**
 * What a backup says of the schema from which it was made.
 *
 * @param revision at which it was; empty for base
 * @param tables that it had, views too
 */
record BackupHead(Optional<String> revision, Set<String> tables) {

    private static final String BASE = "<base>";
    private static final Pattern REVISION = Pattern.compile("-- Revision: (\\S+)");
    private static final Pattern TABLE = Pattern.compile("--   `((?:[^`]|``)+)`");

    public BackupHead {
        tables = Set.copyOf(tables);
    }

    /** As comments of SQL, a line each. */
    String lines() {
        StringBuilder lines = new StringBuilder("-- Revision: %s\n-- Tables and views: %d\n".formatted(
                revision.map(BackupHead::line).orElse(BASE), tables.size()));
        new TreeSet<>(tables).forEach(name -> lines.append("--   ").append(line(Identifiers.quoted(name))).append('\n'));
        return lines.toString();
    }

    private static String line(String text) {
        return text.replaceAll("[\\r\\n]", " ");
    }

    /** Reads the comments with which a backup begins. */
    static final class Reader {

        private Optional<String> revision = Optional.empty();
        private final Set<String> tables = new TreeSet<>();
        private boolean over;

        void line(String text) {
            Matcher says = REVISION.matcher(text);
            Matcher table = TABLE.matcher(text);
            if (!over && says.matches()) {
                revision = Optional.of(says.group(1));
            } else if (!over && revision.isPresent() && table.matches()) {
                tables.add(table.group(1).replace("``", "`"));
            }
        }

        /** Behind the first line that is no comment the dump may say the same in the body of a procedure. */
        void end() {
            over = true;
        }

        /** Empty of a dump that another program made, or an earlier version of this one. */
        Optional<BackupHead> read() {
            return revision.map(id -> new BackupHead(Optional.of(id).filter(known -> !known.equals(BASE)), tables));
        }
    }
}
