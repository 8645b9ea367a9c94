package com.traveease.model.analytics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.account.Vendor;
import com.traveease.model.booking.Product;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;

/** As of the last refresh, see {@link SummaryRefresh}. */
@Entity
@Immutable
@Table(name = "daily_revenue_summary", indexes = {
        @Index(name = "idx_daily_revenue_summary_vendor_revenue_day_utc", columnList = "vendor_id, revenue_day_utc") }, check = {
                @CheckConstraint(name = "ck_daily_revenue_summary_net_amount", constraint = "net_amount = gross_amount - refunded_amount") })
@IdClass(DailyRevenueSummary.Key.class)
public class DailyRevenueSummary extends PanacheEntityBase {
    public record Key(LocalDate revenueDayUtc, Product product, Long vendor, String currency) {
    }

    @Id
    public LocalDate revenueDayUtc;

    @Id
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public Product product;

    @Id
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_daily_revenue_summary_vendor"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    public Vendor vendor;

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
    public static List<DailyRevenueSummary> of(Vendor vendor, LocalDate from, LocalDate until) {
        return list("vendor = ?1 and revenueDayUtc between ?2 and ?3", Sort.by("revenueDayUtc", "product", "currency"), vendor,
                from, until);
    }
}
