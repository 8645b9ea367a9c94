package com.traveease.model.analytics;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.booking.BookingStatus;
import com.traveease.model.booking.Product;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How many bookings of a product stand where, and for how much, paid or not. */
@Entity
@Immutable
@Table(name = "booking_totals")
@IdClass(BookingTotal.Key.class)
public class BookingTotal extends PanacheEntityBase {
    public record Key(Product product, BookingStatus status, String currency) {
    }

    @Id
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public Product product;

    @Id
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public BookingStatus status;

    @Id
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 3, columnDefinition = "char(3)")
    public String currency;

    @Column(nullable = false)
    public long bookings;

    @Column(nullable = false, precision = 27, scale = 4)
    public BigDecimal totalAmount;

    @Column(nullable = false, precision = 27, scale = 4)
    public BigDecimal refundedAmount;
}
