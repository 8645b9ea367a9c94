package com.traveease.model.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.traveease.model.flight.FlightBooking;

class PurchaseTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Purchase purchase = new FlightBooking();

    PurchaseTest() {
        purchase.totalAmount = new BigDecimal("100.00");
        purchase.currency = "EUR";
    }

    @Test
    void isConfirmedByPaying() {
        purchase.pay(null, NOON);
        assertEquals(PurchaseStatus.CONFIRMED, purchase.status);
        assertEquals(NOON, purchase.paidAt);
    }

    @Test
    void isPaidOnce() {
        purchase.pay(null, NOON);
        assertThrows(IllegalStateException.class, () -> purchase.pay(null, NOON));
    }

    @Test
    void isNotPaidOnceCancelled() {
        purchase.cancel(NOON);
        assertThrows(IllegalStateException.class, () -> purchase.pay(null, NOON));
    }

    @Test
    void keepsTheStampOfItsFirstCancellation() {
        purchase.cancel(NOON);
        assertThrows(IllegalStateException.class, () -> purchase.cancel(NOON.plusSeconds(1)));
        assertEquals(NOON, purchase.cancelledAt);
    }

    @Test
    void addsRefundsUpToWhatWasPaid() {
        purchase.pay(null, NOON);
        purchase.refund(new BigDecimal("99.99"));
        assertThrows(IllegalArgumentException.class, () -> purchase.refund(new BigDecimal("0.02")));
        purchase.refund(new BigDecimal("0.01"));
        assertEquals(new BigDecimal("100.00"), purchase.refundedAmount);
    }

    @Test
    void refundsNothingThatWasNotPaid() {
        assertThrows(IllegalArgumentException.class, () -> purchase.refund(BigDecimal.ONE));
    }

    @Test
    void refundsAreMoreThanNothing() {
        purchase.pay(null, NOON);
        assertThrows(IllegalArgumentException.class, () -> purchase.refund(BigDecimal.ZERO));
        assertThrows(IllegalArgumentException.class, () -> purchase.refund(new BigDecimal("-1")));
    }
}
