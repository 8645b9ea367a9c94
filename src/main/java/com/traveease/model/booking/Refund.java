package com.traveease.model.booking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

import com.traveease.model.Collations;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * Money of a booking that the payment provider has sent back. Written once, by {@link Booking#refund}, and never changed. The
 * sums before and after it are what lets the database refuse more than was paid; the script of phase 2 explains how.
 */
@Entity
@Immutable
@Table(name = "refunds", indexes = {
        @Index(name = "idx_refund_provider_provider_reference", columnList = "provider, provider_reference", unique = true),
        @Index(name = "idx_refund_booking_refunded_before", columnList = "booking_id, refunded_before", unique = true),
        @Index(name = "idx_refund_booking_refunded_after", columnList = "booking_id, refunded_after", unique = true),
        @Index(name = "idx_refund_booking_follows", columnList = "booking_id, follows"),
        @Index(name = "idx_refund_currency_paid_amount_booking", columnList = "currency, paid_amount, booking_id"),
        @Index(name = "idx_refund_refunded_at", columnList = "refunded_at") }, check = {
                @CheckConstraint(name = "ck_refund_amount", constraint = "amount > 0 AND refunded_before >= 0"),
                @CheckConstraint(name = "ck_refund_sum", constraint = "refunded_after = refunded_before + amount AND refunded_after <= paid_amount") })
public class Refund extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_refund_currency_paid_amount_booking", foreignKeyDefinition = "FOREIGN KEY (currency, paid_amount, booking_id)"
            +
            " REFERENCES bookings (currency, paid_amount, id) ON DELETE RESTRICT"))
    public Booking booking;

    /** The booking's. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 3, columnDefinition = "char(3)")
    public String currency;

    /** The booking's. */
    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal paidAmount;

    /** All refunds of the booking before this one. */
    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal refundedBefore;

    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal amount;

    /** With this one. */
    @Column(name = "refunded_after", nullable = false, precision = 19, scale = 4)
    public BigDecimal refundedAfter;

    /** {@code refundedAfter} of the refund before this one; computed by the database, absent for the first. */
    @GeneratedColumn("NULLIF(refunded_before, 0)")
    @Column(precision = 19, scale = 4, insertable = false, updatable = false)
    public BigDecimal follows;

    /** The refund before this one; absent for the first. A key leads there, so that there are never two after one. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumns(value = {
            @JoinColumn(name = "booking_id", referencedColumnName = "booking_id", insertable = false, updatable = false),
            @JoinColumn(name = "follows", referencedColumnName = "refunded_after", insertable = false, updatable = false)
    }, foreignKey = @ForeignKey(name = "fk_refund_booking_follows"))
    @OnDelete(action = OnDeleteAction.RESTRICT)
    Refund previous;

    /** Of the payment. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 32)
    public String provider;

    /** The provider's name of this refund; unique within the provider, so that none is written down twice. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 255)
    public String providerReference;

    @Column(nullable = false)
    public Instant refundedAt;

    public static Optional<Refund> findByReference(String provider, String providerReference) {
        return find("provider = ?1 and providerReference = ?2", provider, providerReference).firstResultOptional();
    }
}
