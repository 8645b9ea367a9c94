package com.traveease.model.analytics;

import java.time.Instant;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
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
import com.traveease.model.account.User;
import com.traveease.model.booking.Product;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A visit came to a step; coming there twice is two events. */
@Entity
@Immutable
@Table(name = "funnel_events", indexes = {
        @Index(name = "idx_funnel_event_user", columnList = "user_id"),
        @Index(name = "idx_funnel_event_session_token_occurred_at", columnList = "session_token, occurred_at"),
        @Index(name = "idx_funnel_event_occurred_at", columnList = "occurred_at") }, check = {
                @CheckConstraint(name = "ck_funnel_event_product", constraint = "product IN ('FLIGHT', 'HOTEL', 'CAR', 'TOUR', 'VISA', 'INSURANCE')"),
                @CheckConstraint(name = "ck_funnel_event_step", constraint = "step IN ('SEARCHED', 'OFFER_VIEWED', 'BOOKING_STARTED', 'PAID')") })
public class FunnelEvent extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** Names a visit, not a person. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 64)
    public String sessionToken;

    /** Absent for a visitor without an account, and after the account was deleted. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(foreignKey = @ForeignKey(name = "fk_funnel_event_user"))
    @OnDelete(action = OnDeleteAction.SET_NULL)
    public User user;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public Product product;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public FunnelStep step;

    @Column(nullable = false)
    public Instant occurredAt;
}
