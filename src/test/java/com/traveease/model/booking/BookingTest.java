package com.traveease.model.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.traveease.model.flight.FlightBooking;

class BookingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Booking booking = new FlightBooking();

    BookingTest() {
        booking.totalAmount = new BigDecimal("100.00");
        booking.currency = "EUR";
    }

    @Test
    void isConfirmedByPaying() {
        booking.pay("bank", "transfer 1", NOON);
        assertEquals(BookingStatus.CONFIRMED, booking.status);
        assertEquals(NOON, booking.paidAt);
    }

    @Test
    void isPaidOnce() {
        booking.pay("bank", "transfer 1", NOON);
        assertThrows(IllegalStateException.class, () -> booking.pay("bank", "transfer 1", NOON));
    }

    @Test
    void isNotPaidOnceCancelled() {
        booking.cancel(NOON);
        assertThrows(IllegalStateException.class, () -> booking.pay("bank", "transfer 1", NOON));
    }

    @Test
    void keepsTheStampOfItsFirstCancellation() {
        booking.cancel(NOON);
        assertThrows(IllegalStateException.class, () -> booking.cancel(NOON.plusSeconds(1)));
        assertEquals(NOON, booking.cancelledAt);
    }

    @Test
    void addsRefundsUpToWhatWasPaid() {
        booking.pay("bank", "transfer 1", NOON);
        booking.refund(new BigDecimal("99.99"), "re_1", NOON);
        assertThrows(IllegalArgumentException.class, () -> booking.refund(new BigDecimal("0.02"), "re_2", NOON));
        booking.refund(new BigDecimal("0.01"), "re_2", NOON);
        assertEquals(new BigDecimal("100.00"), booking.refundedAmount());
    }

    @Test
    void refundsNothingThatWasNotPaid() {
        assertThrows(IllegalArgumentException.class, () -> booking.refund(BigDecimal.ONE, "re_1", NOON));
    }

    @Test
    void refundsAreMoreThanNothing() {
        booking.pay("bank", "transfer 1", NOON);
        assertThrows(IllegalArgumentException.class, () -> booking.refund(BigDecimal.ZERO, "re_1", NOON));
        assertThrows(IllegalArgumentException.class, () -> booking.refund(new BigDecimal("-1"), "re_1", NOON));
    }
}
