package com.traveease.model.analytics;

import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.booking.Product;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;

/**
 * The funnel of a day on one line: how many visits came to each step. A query and not a view of the database, because
 * nobody but us reads the steps side by side.
 */
@Entity
@Immutable
@Subselect("""
        select funnel_day_utc, product,
            cast(sum(if(step = 'SEARCHED', sessions, 0)) as signed) as searched,
            cast(sum(if(step = 'OFFER_VIEWED', sessions, 0)) as signed) as offer_viewed,
            cast(sum(if(step = 'BOOKING_STARTED', sessions, 0)) as signed) as booking_started,
            cast(sum(if(step = 'PAID', sessions, 0)) as signed) as paid
        from daily_funnel_summary
        group by funnel_day_utc, product
        """)
@Synchronize("daily_funnel_summary")
@IdClass(FunnelConversion.Key.class)
public class FunnelConversion extends PanacheEntityBase {
    public record Key(LocalDate funnelDayUtc, Product product) {
    }

    @Id
    public LocalDate funnelDayUtc;

    @Id
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public Product product;

    @Column(nullable = false)
    public long searched;

    @Column(nullable = false)
    public long offerViewed;

    @Column(nullable = false)
    public long bookingStarted;

    @Column(nullable = false)
    public long paid;

    /** Both days included. */
    public static List<FunnelConversion> between(LocalDate from, LocalDate until) {
        return list("funnelDayUtc between ?1 and ?2", Sort.by("funnelDayUtc", "product"), from, until);
    }
}
