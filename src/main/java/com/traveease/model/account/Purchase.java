package com.traveease.model.account;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.VersionedEntity;

/**
 * Something a user bought: what it costs, whether it was paid, and what went back. It is revenue once it is paid;
 * cancelling it does not change that, refunding does.
 */
@MappedSuperclass
public abstract class Purchase extends VersionedEntity {
    /** What the traveller quotes on the phone; ours, not the vendor's. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 32)
    public String bookingReference;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    public User user;

    /** Absent until it is paid, and when it was paid otherwise than by card. */
    @ManyToOne(fetch = FetchType.LAZY)
    public PaymentMethod paymentMethod;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public PurchaseStatus status = PurchaseStatus.PENDING;

    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal totalAmount;

    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal refundedAmount = BigDecimal.ZERO;

    /** ISO 4217, of both amounts. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 3, columnDefinition = "char(3)")
    public String currency;

    @Column(nullable = false)
    public Instant bookedAt;

    public Instant paidAt;

    public Instant cancelledAt;

    public void pay(PaymentMethod with, Instant at) {
        if (status != PurchaseStatus.PENDING || paidAt != null) {
            throw new IllegalStateException(bookingReference + " cannot be paid: it is " + status + ", paid at " + paidAt);
        }
        paymentMethod = with;
        paidAt = at;
        status = PurchaseStatus.CONFIRMED;
    }

    /** Gives nothing back: whether and how much is {@link #refund}'s to say. */
    public void cancel(Instant at) {
        if (status == PurchaseStatus.CANCELLED) {
            throw new IllegalStateException(bookingReference + " was already cancelled at " + cancelledAt);
        }
        status = PurchaseStatus.CANCELLED;
        cancelledAt = at;
    }

    /** Adds to what was refunded before; all of it together is never more than was paid. */
    public void refund(BigDecimal amount) {
        BigDecimal refunded = refundedAmount.add(amount);
        if (paidAt == null || amount.signum() <= 0 || refunded.compareTo(totalAmount) > 0) {
            throw new IllegalArgumentException("Cannot refund " + amount + " " + currency + " of " + bookingReference
                    + ": of " + totalAmount + " paid at " + paidAt + ", " + refundedAmount + " went back before");
        }
        refundedAmount = refunded;
    }
}
