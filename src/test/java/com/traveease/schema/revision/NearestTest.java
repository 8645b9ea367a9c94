package com.traveease.schema.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.traveease.schema.script.Script;

class NearestTest {

    private static final Revisions MANY = Revisions.of(IntStream.rangeClosed(1, 400)
            .mapToObj(n -> new Script("V%03d__%s_%d.sql".formatted(n, n % 2 == 0 ? "seats" : "users", n), "SELECT 1;"))
            .toList());

    @Test
    void aVersionThatThereIsNotListsThoseAroundIt() {
        assertEquals("Can't locate revision identified by '200.5'; the nearest of 400 are 199_users_199, 200_seats_200, "
                + "201_users_201, 202_seats_202, 203_users_203", unknown("200.5"));
        assertEquals("Can't locate revision identified by '900'; the nearest of 400 are 396_seats_396, 397_users_397, "
                + "398_seats_398, 399_users_399, 400_seats_400", unknown("900"));
    }

    @Test
    void aNameThatThereIsNotListsThoseThatLookLikeIt() {
        assertEquals("Can't locate revision identified by '017_user_17'; the nearest of 400 are 007_users_7, 011_users_11, "
                + "013_users_13, 015_users_15, 017_users_17", unknown("017_user_17"));
    }

    @Test
    void ofManyFiveAreListed() {
        assertEquals("001_users_1, 002_seats_2, 003_users_3, 004_seats_4, 005_users_5 and 395 more (see history)",
                MANY.listed());
    }

    private static String unknown(String name) {
        return assertThrows(UnknownRevisionException.class, () -> MANY.find(name)).getMessage();
    }
}
