package com.traveease.schema.backup;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads over a dump while it goes by: which tables are in it, and whether it came to its end. */
final class DumpScan {

    private static final int LONGEST = 512;
    private static final Pattern STRUCTURE = Pattern
            .compile("-- (?:Table structure for table|Final view structure for view) `((?:[^`]|``)+)`");
    private static final Pattern ROWS = Pattern.compile("-- Dumping data for table `((?:[^`]|``)+)`");
    private static final Pattern BEGINNING = Pattern.compile("-- (?:MySQL|MariaDB) dump ");
    private static final String END = "-- Dump completed";

    private final byte[] line = new byte[LONGEST];
    private int length;
    private final Set<String> tables = new TreeSet<>();
    private final BackupHead.Reader head = new BackupHead.Reader();
    private volatile String current = "";
    private String last = "";
    private long bytes;
    private boolean dump;

    void add(byte[] read, int from, int count) {
        bytes += count;
        for (int i = from; i < from + count; i++) {
            if (read[i] == '\n') {
                end();
            } else if (length < LONGEST) {
                line[length++] = read[i];
            } else if (line[0] != '-') {
                // In a long line of rows nothing but its end matters.
                while (i + 1 < from + count && read[i + 1] != '\n') {
                    i++;
                }
            }
        }
    }

    private void end() {
        if (length > 0) {
            if (line[0] == '-') {
                comment(new String(line, 0, length, StandardCharsets.UTF_8));
            } else {
                head.end();
                last = "";
            }
        } else {
            head.end();
        }
        length = 0;
    }

    private void comment(String text) {
        head.line(text);
        dump = dump || BEGINNING.matcher(text).lookingAt();
        Matcher structure = STRUCTURE.matcher(text);
        if (structure.matches()) {
            tables.add(structure.group(1).replace("``", "`"));
        }
        Matcher rows = ROWS.matcher(text);
        if (rows.matches()) {
            current = rows.group(1).replace("``", "`");
        }
        last = text;
    }

    /** A view too. */
    Set<String> tables() {
        return tables;
    }

    /** What it says of the schema from which it was made; empty when another program made it. */
    Optional<BackupHead> head() {
        return head.read();
    }

    /** Whose rows go by; empty before the first. */
    String current() {
        return current;
    }

    /** To be asked at the end: whether anything in it is of a dump. */
    boolean isDump() {
        end();
        return dump || !tables.isEmpty() || head().isPresent();
    }

    long bytes() {
        return bytes;
    }

    /** To be asked at the end: whether the last line says that it is the last. */
    boolean isComplete() {
        end();
        return last.startsWith(END);
    }
}
