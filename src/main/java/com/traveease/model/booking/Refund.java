package com.traveease.model.booking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Immutable;

import com.traveease.model.Collations;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * Money of a booking that the payment provider has sent back. Written once, by {@link Booking#refund}, and never changed. The
 * sums before and after it are what lets the database refuse more than was paid; the script of phase 2 explains how.
 */
@Entity
@Immutable
@Table(name = "refunds")
public class Refund extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
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
    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal refundedAfter;

    /** {@code refundedAfter} of the refund before this one; computed by the database, absent for the first. */
    @Column(precision = 19, scale = 4, insertable = false, updatable = false)
    public BigDecimal follows;

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
