package com.traveease.model.analytics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.account.User;
import com.traveease.model.account.Vendor;
import com.traveease.model.booking.BookingStatus;
import com.traveease.model.booking.Product;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;

/** One line for everything that was ever booked, whatever the product. */
@Entity
@Immutable
@Table(name = "booking_ledger")
@IdClass(BookingLedgerEntry.Key.class)
public class BookingLedgerEntry extends PanacheEntityBase {
    public record Key(Product product, Long bookingId) {
    }

    @Id
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public Product product;

    @Id
    public Long bookingId;

    @Collate(Collations.CODE)
    @Column(nullable = false, length = 32)
    public String bookingReference;

    /** Absent once the booking is anonymous. */
    @ManyToOne(fetch = FetchType.LAZY)
    public User user;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    public Vendor vendor;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public BookingStatus status;

    @Collate(Collations.CODE)
    @Column(nullable = false, length = 3, columnDefinition = "char(3)")
    public String currency;

    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal totalAmount;

    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal refundedAmount;

    @Column(nullable = false, precision = 5, scale = 4)
    public BigDecimal commissionRate;

    /** Our share of what was paid and not refunded. */
    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal commissionAmount;

    @Column(nullable = false)
    public Instant bookedAt;

    public Instant paidAt;

    public Instant cancelledAt;

    /** All trips of a user, latest first. */
    public static List<BookingLedgerEntry> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }
}
