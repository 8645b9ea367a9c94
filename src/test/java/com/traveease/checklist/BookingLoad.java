package com.traveease.checklist;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import com.traveease.testing.TestDatabase;

/** Clients that book and read as an application does, and measure how long each of their statements took. */
@SuppressWarnings("try") // close waits, and may be interrupted
final class BookingLoad implements AutoCloseable {

    private static final int DEADLOCK = 1213;
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final TestDatabase database;
    private final int bookings;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong made = new AtomicLong();
    private int deadlocks;
    private final List<String> failures = new ArrayList<>();
    private volatile String slowest = "";
    private volatile boolean ended;

    /** @param bookings how many there are, with references from B1 on */
    BookingLoad(TestDatabase database, int bookings, int clients) {
        this.database = database;
        this.bookings = bookings;
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(this::run, "client " + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void run() {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            connection.setAutoCommit(false);
            while (!ended) {
                try {
                    round(connection);
                } catch (SQLException e) {
                    failed(e);
                    connection.rollback();
                }
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (SQLException e) {
            failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(Connection connection) throws SQLException {
        int any = ThreadLocalRandom.current().nextInt(1, bookings + 1);
        timed(connection,
                "SELECT b.id, b.status, b.total_amount, u.first_name FROM bookings b JOIN users u ON u.id = b.user_id "
                        + "WHERE b.booking_reference = 'B%d'".formatted(any));
        String reference = "L%d%06d".formatted(System.nanoTime(), ThreadLocalRandom.current().nextInt(1_000_000));
        timed(connection,
                ("INSERT INTO bookings (booking_reference, product, vendor_id, user_id, status, total_amount, currency, "
                        + "commission_rate, booked_at) VALUES ('%s', 'FLIGHT', 1, 1, 'PENDING', 99, 'EUR', 0.05, NOW(6))")
                        .formatted(reference));
        timed(connection, "INSERT INTO flight_bookings (id, vendor_id, adults) VALUES (LAST_INSERT_ID(), 1, 1)");
        timed(connection, "INSERT INTO flight_segments (flight_booking_id, segment_number, vendor_id, flight_offer_id) "
                + "VALUES (LAST_INSERT_ID(), 1, 1, 1)");
        timed(connection, "UPDATE bookings SET version = version + 1 WHERE booking_reference = 'B%d'".formatted(any));
        timed(connection, "COMMIT");
        made.incrementAndGet();
    }

    private void timed(Connection connection, String sql) throws SQLException {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } finally {
            long took = System.nanoTime() - start;
            statements.incrementAndGet();
            if (took > longest.getAndAccumulate(took, Math::max)) {
                slowest = sql;
            }
        }
    }

    /**
     * What ends a deadlock is taken back, and an application does it again: an ALTER of a table with foreign keys may need it.
     */
    private synchronized void failed(SQLException e) {
        if (e.getErrorCode() == DEADLOCK) {
            deadlocks++;
        } else {
            failures.add(e.getMessage());
        }
    }

    Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    long made() {
        return made.get();
    }

    String inWords() {
        return "%d statements, %d bookings made, %d transactions taken back to end a deadlock, the longest statement took %d ms (%s)"
                .formatted(statements.get(), made.get(), deadlocks,
                        longest().toMillis(), slowest.length() > 60 ? slowest.substring(0, 60) + "…" : slowest);
    }

    @Override
    public void close() {
        end();
    }

    /** Waits until nobody books or reads any more. */
    void end() {
        ended = true;
        try {
            for (Thread thread : threads) {
                thread.join(60_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
