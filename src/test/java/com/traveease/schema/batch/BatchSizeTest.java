package com.traveease.schema.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchSizeTest {

    private static final Duration MOST = Duration.ofMillis(200);

    @ParameterizedTest
    @CsvSource({ "100, 1, 200", "1000, 33, 2000", "1000, 34, 1100", "1000, 90, 1100", "1000, 100, 1000",
            "1000, 200, 500",
            "1000, 10000, 250", "1, 10000, 1", "1, 50, 2", "100000, 1, 100000" })
    void nextOne(long size, long millis, long next) {
        assertEquals(next, BatchSize.next(size, Duration.ofMillis(millis), MOST));
    }

    @Test
    void halfOfOneRowIsThatRow() {
        assertEquals(50, BatchSize.halved(BatchSize.FIRST));
        assertEquals(1, BatchSize.halved(1));
    }

    /** On a busy server, where a row takes three times as long in one batch as in the next. */
    @Test
    void fewTakeLongerThanTheyMay() {
        Random random = new Random(1);
        long size = BatchSize.FIRST;
        int longer = 0;
        int much = 0;
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            double millis = size * 0.02 * (1 + 2 * random.nextDouble() * random.nextDouble());
            longer += millis > 200 ? 1 : 0;
            much += millis > 250 ? 1 : 0;
            sum += millis;
            size = BatchSize.next(size, Duration.ofNanos((long) (millis * 1e6)), MOST);
        }
        assertTrue(longer < 15, longer + " of 1000 batches took longer");
        assertTrue(much < 5, much + " of 1000 batches took much longer");
        assertTrue(sum / 1000 > 70, "batches of %.0f ms are short".formatted(sum / 1000));
    }
}
