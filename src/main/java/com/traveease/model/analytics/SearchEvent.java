package com.traveease.model.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

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
import io.quarkus.panache.common.Sort;

/** What somebody looked for. */
@Entity
@Immutable
@Table(name = "search_events", indexes = {
        @Index(name = "idx_search_event_session_token_searched_at", columnList = "session_token, searched_at"),
        @Index(name = "idx_search_event_user_searched_at", columnList = "user_id, searched_at"),
        @Index(name = "idx_search_event_searched_at", columnList = "searched_at"),
        @Index(name = "idx_search_event_product_destination_searched_at", columnList = "product, destination, searched_at") }, check = {
                @CheckConstraint(name = "ck_search_event_product", constraint = "product IN ('FLIGHT', 'HOTEL', 'CAR', 'TOUR', 'VISA', 'INSURANCE')"),
                @CheckConstraint(name = "ck_search_event_dates", constraint = "ends_on >= starts_on"),
                @CheckConstraint(name = "ck_search_event_counts", constraint = "travellers >= 1 AND results >= 0") })
public class SearchEvent extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** Names a visit, not a person. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 64)
    public String sessionToken;

    /** Absent for a visitor without an account, and after the account was deleted. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(foreignKey = @ForeignKey(name = "fk_search_event_user"))
    @OnDelete(action = OnDeleteAction.SET_NULL)
    public User user;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public Product product;

    /** IATA code; absent where the product has no place of departure. */
    @Collate(Collations.CODE)
    @Column(length = 3, columnDefinition = "char(3)")
    public String origin;

    /** IATA code. */
    @Collate(Collations.CODE)
    @Column(length = 3, columnDefinition = "char(3)")
    public String destination;

    public LocalDate startsOn;

    public LocalDate endsOn;

    @Column(nullable = false)
    public int travellers;

    /** How many offers were shown; nothing found is what we want to know most. */
    @Column(nullable = false)
    public int results;

    @Column(nullable = false)
    public Instant searchedAt;

    /** What a visit looked for, in that order. */
    public static List<SearchEvent> ofSession(String sessionToken) {
        return list("sessionToken", Sort.by("searchedAt", "id"), sessionToken);
    }
}
