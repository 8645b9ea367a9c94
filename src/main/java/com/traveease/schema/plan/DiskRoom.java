package com.traveease.schema.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

import com.traveease.schema.analysis.Requirements;
import com.traveease.schema.analysis.TableRebuild;
import com.traveease.schema.connection.DatabaseAddress;

/**
 * Whether there is room for the second copy of a table that is written anew. It can be known only where the files of the server
 * are on this machine.
 *
 * @param free bytes on the disk of the data directory
 * @param sizes what each table has now, in bytes, indexes included; what is not there yet has none
 */
record DiskRoom(long free, Map<TableRebuild, Long> sizes) {

    /** For what else is written meanwhile: the log of changes to the table, the redo log, the binary log. */
    private static final long MOST_LOGGED = 128L << 20;

    DiskRoom {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    /** @return empty when it cannot be known, or nothing is written anew */
    static Optional<DiskRoom> of(Connection connection, DatabaseAddress address, ServerSettings settings,
            List<TableRebuild> rebuilds) throws SQLException {
        if (rebuilds.isEmpty() || !isThisMachine(address.hostName())) {
            return Optional.empty();
        }
        OptionalLong free = free(settings);
        return free.isEmpty() ? Optional.empty()
                : Optional.of(new DiskRoom(free.getAsLong(), sizes(connection, settings, rebuilds)));
    }

    /** By its name only: to ask for the address of another one takes time. */
    private static boolean isThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.startsWith("127.") || name.equals("::1") || name.equals("[::1]");
    }

    /** A server behind a forwarded port says its directory too, and here may be one of the same name: it has to be its own. */
    static OptionalLong free(ServerSettings settings) {
        if (settings.dataDirectory().isEmpty() || settings.serverId().isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            Path directory = Path.of(settings.dataDirectory().get());
            String identity = "server-uuid=" + settings.serverId().get();
            boolean own = Files.readString(directory.resolve("auto.cnf")).lines().map(String::strip)
                    .anyMatch(identity::equalsIgnoreCase);
            return own ? OptionalLong.of(Files.getFileStore(directory).getUsableSpace()) : OptionalLong.empty();
        } catch (IOException | InvalidPathException | SecurityException e) {
            return OptionalLong.empty();
        }
    }

    private static Map<TableRebuild, Long> sizes(Connection connection, ServerSettings settings, List<TableRebuild> rebuilds)
            throws SQLException {
        Map<TableRebuild, Long> sizes = new LinkedHashMap<>();
        // Otherwise they may be a day old. SET_VAR in the query itself does not take this one.
        expire(connection, "0");
        try (PreparedStatement select = connection.prepareStatement("SELECT data_length + index_length "
                + "FROM information_schema.tables WHERE table_schema = ? AND table_name = ? AND table_type = 'BASE TABLE'")) {
            for (TableRebuild rebuild : rebuilds) {
                select.setString(1, rebuild.schema());
                select.setString(2, rebuild.table());
                try (ResultSet row = select.executeQuery()) {
                    sizes.put(rebuild, row.next() ? row.getLong(1) : 0L);
                }
            }
        } finally {
            expire(connection, settings.statisticsExpiry().orElse("DEFAULT"));
        }
        return sizes;
    }

    private static void expire(Connection connection, String seconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION information_schema_stats_expiry = " + seconds);
        }
    }

    /**
     * What cannot be done for lack of room. Where the plan also drops tables or rows, nobody knows how much room there will be.
     */
    Optional<String> refusal(Requirements requirements) {
        if (requirements.freesRoom()) {
            return Optional.empty();
        }
        return largest(TableRebuild::whole).map(rebuild -> sentence(rebuild, "rewrites the table")
                + " Make room, or move the data to a larger disk.");
    }

    /** What may fail for lack of room. */
    Optional<String> warning(Requirements requirements) {
        return refusal(requirements).isPresent() ? Optional.empty()
                : largest(rebuild -> true).map(rebuild -> sentence(rebuild, "may rewrite the table"));
    }

    private Optional<TableRebuild> largest(Predicate<TableRebuild> which) {
        return sizes.keySet().stream().filter(which).filter(rebuild -> free < needed(rebuild))
                .filter(rebuild -> sizes.get(rebuild) > 0).max(Comparator.comparing(sizes::get));
    }

    private long needed(TableRebuild rebuild) {
        return sizes.get(rebuild) + logged(rebuild);
    }

    /** A small table has small logs. */
    private long logged(TableRebuild rebuild) {
        return Math.min(sizes.get(rebuild), MOST_LOGGED);
    }

    private String sentence(TableRebuild rebuild, String what) {
        return "%s %s %s: %s are needed (%s for the second copy with its indexes, %s for what is logged meanwhile), and only %s are free on the disk of the server."
                .formatted(rebuild.place(), what, rebuild.table(), inWords(needed(rebuild)), inWords(sizes.get(rebuild)),
                        inWords(logged(rebuild)), inWords(free));
    }

    private static String inWords(long bytes) {
        return bytes < 1L << 30 ? "%d MiB".formatted((bytes + (1L << 20) - 1) >> 20)
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
