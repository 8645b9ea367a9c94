package com.traveease.model.analytics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Immutable;

import com.traveease.model.Collations;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;

/** Always right, and reads every booking: for many days at once ask {@link DailyRevenueSummary}. */
@Entity
@Immutable
@Table(name = "daily_revenue")
@IdClass(DailyRevenue.Key.class)
public class DailyRevenue extends PanacheEntityBase {
    public record Key(LocalDate revenueDayUtc, String currency) {
    }

    @Id
    public LocalDate revenueDayUtc;

    @Id
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 3, columnDefinition = "char(3)")
    public String currency;

    @Column(nullable = false)
    public long bookings;

    @Column(nullable = false, precision = 27, scale = 4)
    public BigDecimal grossAmount;

    @Column(nullable = false, precision = 27, scale = 4)
    public BigDecimal refundedAmount;

    /** Gross less refunded. */
    @Column(nullable = false, precision = 27, scale = 4)
    public BigDecimal netAmount;

    /** Our share of the net amount. */
    @Column(nullable = false, precision = 27, scale = 4)
    public BigDecimal commissionAmount;

    /** Both days included. */
    public static List<DailyRevenue> between(LocalDate from, LocalDate until) {
        return list("revenueDayUtc between ?1 and ?2", Sort.by("revenueDayUtc", "currency"), from, until);
    }
}
