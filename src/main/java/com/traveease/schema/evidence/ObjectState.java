package com.traveease.schema.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

import com.traveease.schema.statement.Statement;

/**
 * What one object looks like.
 *
 * @param definition a digest, or why there is none
 * @param rows a digest of the first row or of all, or the second of the last change; {@link #NONE} where nobody asks
 * @param says what its definition itself says of the statement, whoever else has changed it since
 * @param tablespace the number of the table's own tablespace and the server that has given it, which stay when the table is
 *        renamed; {@link #NONE} where it has none
 * @param text of the definition, where a digest is not enough
 */
record ObjectState(String definition, String rows, Says says, String tablespace, Optional<String> text) {

    static final String ABSENT = "absent";
    static final String EMPTY = "empty";
    static final String UNREADABLE = "unreadable";
    static final String NONE = "-";
    static final String ALL_ROWS = "all:";
    /** Behind a second that had not ended yet when it was read. */
    static final String JUST_NOW = "+";
    /** Between a number that one server has given, or a time of its own, and the server's identity. */
    static final String SERVER = "@";

    /** Of a statement. */
    enum Says {
        DONE,
        NOT_DONE,
        NOTHING;

        static Says of(Statement statement, String definition) {
            return TableEvidence.of(statement, definition).map(done -> done ? DONE : NOT_DONE).orElse(NOTHING);
        }
    }

    /** In one line, without the digest's own blanks. */
    @Override
    public String toString() {
        String encoded = text
                .map(definition -> Base64.getEncoder().encodeToString(definition.getBytes(StandardCharsets.UTF_8)))
                .orElse(NONE);
        return String.join(" ", definition, rows, says.name(), tablespace, encoded);
    }

    /** Journals of earlier versions have three words only. */
    static ObjectState parse(String line) {
        String[] words = line.split(" ");
        return new ObjectState(words[0], words[1], Says.valueOf(words[2]), words.length > 3 ? words[3] : NONE,
                words.length > 4 && !words[4].equals(NONE)
                        ? Optional.of(new String(Base64.getDecoder().decode(words[4]), StandardCharsets.UTF_8))
                        : Optional.empty());
    }

    boolean isThere() {
        return !definition.equals(ABSENT);
    }

    boolean isReadable() {
        return !definition.equals(UNREADABLE) && !rows.equals(UNREADABLE);
    }

    boolean isEmpty() {
        return rows.equals(EMPTY);
    }

    /** Whether both are tables whose tablespaces are known, on one server: another one has given the same numbers to others. */
    boolean hasTablespaceAs(ObjectState other) {
        return !tablespace.equals(NONE) && !other.tablespace.equals(NONE)
                && server(tablespace).equals(server(other.tablespace));
    }

    boolean isSameTablespace(ObjectState other) {
        return hasTablespaceAs(other) && tablespace.equals(other.tablespace);
    }

    /** Its definition and its rows. */
    boolean looksLike(ObjectState other) {
        return definition.equals(other.definition) && rows.equals(other.rows);
    }

    boolean isOfSameChange(ObjectState other) {
        return Objects.equals(change(), other.change());
    }

    /** Whether both last changes are known from one server: on another a table has a time of its own. */
    boolean isChangedOnSameServer(ObjectState other) {
        return server(change()).equals(server(other.change()));
    }

    private String change() {
        return rows.replace(JUST_NOW, "");
    }

    /** Empty in journals of earlier versions. */
    private static String server(String value) {
        int at = value.indexOf(SERVER);
        return at < 0 ? "" : value.substring(at);
    }
}
