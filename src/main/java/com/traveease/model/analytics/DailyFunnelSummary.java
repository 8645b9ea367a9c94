package com.traveease.model.analytics;

import java.time.LocalDate;

import jakarta.persistence.CheckConstraint;
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
import com.traveease.model.booking.Product;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** As of the last refresh, see {@link SummaryRefresh}. */
@Entity
@Immutable
@Table(name = "daily_funnel_summary", check = {
        @CheckConstraint(name = "ck_daily_funnel_summary_counts", constraint = "sessions BETWEEN 1 AND events") })
@IdClass(DailyFunnelSummary.Key.class)
public class DailyFunnelSummary extends PanacheEntityBase {
    public record Key(LocalDate funnelDayUtc, Product product, FunnelStep step) {
    }

    @Id
    public LocalDate funnelDayUtc;

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
    public FunnelStep step;

    /** Visits that came to this step, each counted once. */
    @Column(nullable = false)
    public long sessions;

    @Column(nullable = false)
    public long events;
}
