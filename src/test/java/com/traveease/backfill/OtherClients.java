package com.traveease.backfill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Clients that read, change and insert rows of the table {@code users}, and measure how long each of their statements took. */
@SuppressWarnings("try") // close waits, and may be interrupted
final class OtherClients implements AutoCloseable {

    private static final int PAUSE_MILLIS = 10;
    private static final int DEADLOCK = 1213;
    /** Of these it is asked what they have waited for. */
    private static final long SLOW_MICROS = 100_000;

    private final List<Client> clients = new ArrayList<>();
    private volatile boolean ended;

    /**
     * What one kind of statement took.
     *
     * @param micros sorted
     * @param longestWait of one of them for locks that others had, in microseconds
     */
    record Times(long[] micros, long longestWait) {

        /** @param part from 0 to 1 */
        double millis(double part) {
            return micros.length == 0 ? 0 : micros[(int) Math.min(micros.length - 1L, (long) (micros.length * part))] / 1000.0;
        }

        @Override
        public String toString() {
            return "%d statements, half of them within %.1f ms, 99 %% within %.1f ms, the longest took %.1f ms; the longest wait for locks %.1f ms"
                    .formatted(micros.length, millis(0.5), millis(0.99), millis(1), longestWait / 1000.0);
        }
    }

    OtherClients(String url, String user, String password, int rows, int count) {
        for (int i = 0; i < count; i++) {
            Client client = new Client(url, user, password, rows);
            clients.add(client);
            client.setDaemon(true);
            client.start();
        }
    }

    private final class Client extends Thread {

        private final String url;
        private final String user;
        private final String password;
        private final int rows;
        private final List<Long> micros = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private int taken;
        /** In microseconds. */
        private long longestWait;

        private Client(String url, String user, String password, int rows) {
            this.url = url;
            this.user = user;
            this.password = password;
            this.rows = rows;
        }

        @Override
        public void run() {
            try (Connection connection = DriverManager.getConnection(url, user, password);
                    Statement statement = connection.createStatement()) {
                while (!ended) {
                    int any = ThreadLocalRandom.current().nextInt(1, rows + 1);
                    timed(statement, "SELECT first_name, last_name FROM users WHERE id = " + any);
                    timed(statement, "UPDATE users SET visits = visits + 1 WHERE id = " + any);
                    timed(statement,
                            "INSERT INTO users (first_name, last_name, pad) VALUES ('New', 'Client', REPEAT('x', 100))");
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (SQLException e) {
                add(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void timed(Statement statement, String sql) throws SQLException {
            long start = System.nanoTime();
            try {
                statement.execute(sql);
            } catch (SQLException e) {
                if (e.getErrorCode() != DEADLOCK) {
                    throw e;
                }
                taken++;
            }
            long took = (System.nanoTime() - start) / 1000;
            long waited = took < SLOW_MICROS ? 0 : waitedForLocks(statement);
            synchronized (micros) {
                micros.add(took);
                longestWait = Math.max(longestWait, waited);
            }
        }

        /** How long the last statement has waited for others, in microseconds; the rest of its time the machine was slow. */
        private static long waitedForLocks(Statement statement) throws SQLException {
            try (ResultSet row = statement
                    .executeQuery("SELECT lock_time DIV 1000000 FROM performance_schema.events_statements_history "
                            + "WHERE thread_id = PS_CURRENT_THREAD_ID() ORDER BY event_id DESC LIMIT 1")) {
                return row.next() ? row.getLong(1) : 0;
            }
        }

        private void add(String failure) {
            synchronized (micros) {
                failures.add(failure);
            }
        }

        private long longestWait() {
            synchronized (micros) {
                long wait = longestWait;
                longestWait = 0;
                return wait;
            }
        }

        private long[] taken() {
            synchronized (micros) {
                long[] all = micros.stream().mapToLong(Long::longValue).toArray();
                micros.clear();
                return all;
            }
        }
    }

    /** Since the last time that it was asked. */
    Times times() {
        long[] all = clients.stream().map(Client::taken).flatMap(some -> Stream.of(some)).flatMapToLong(Arrays::stream)
                .sorted().toArray();
        return new Times(all, clients.stream().mapToLong(Client::longestWait).max().orElse(0));
    }

    List<String> failures() {
        return clients.stream().flatMap(client -> client.failures.stream()).toList();
    }

    int takenBack() {
        return clients.stream().mapToInt(client -> client.taken).sum();
    }

    @Override
    public void close() {
        ended = true;
        try {
            for (Client client : clients) {
                client.join(60_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
