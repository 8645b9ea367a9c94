package com.traveease.model.account;

import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.VersionedEntity;

import io.quarkus.panache.common.Sort;

/** A card as the payment provider knows it. Its number never reaches us, so that no backup of ours can leak it. */
@Entity
@Table(name = "payment_methods", indexes = {
        @Index(name = "idx_payment_method_provider_provider_token", columnList = "provider, provider_token", unique = true),
        @Index(name = "idx_payment_method_user", columnList = "user_id"),
        @Index(name = "idx_payment_method_expires_on", columnList = "expires_on") }, check = {
                @CheckConstraint(name = "ck_payment_method_last_four", constraint = "CHAR_LENGTH(last_four) = 4 AND last_four BETWEEN '0000' AND '9999'"),
                @CheckConstraint(name = "ck_payment_method_status", constraint = "status IN ('ACTIVE', 'REMOVED')") })
public class PaymentMethod extends VersionedEntity {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_payment_method_user"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    public User user;

    @Collate(Collations.CODE)
    @Column(nullable = false, length = 32)
    public String provider;

    @Collate(Collations.CODE)
    @Column(nullable = false, length = 255)
    public String providerToken;

    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public String brand;

    @Collate(Collations.CODE)
    @Column(nullable = false, length = 4, columnDefinition = "char(4)")
    public String lastFour;

    /** The last day it can be charged. */
    @Column(nullable = false)
    public LocalDate expiresOn;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public PaymentMethodStatus status = PaymentMethodStatus.ACTIVE;

    /** What the user can pay with on that day. */
    public static List<PaymentMethod> usable(User user, LocalDate on) {
        return list("user = ?1 and status = ?2 and expiresOn >= ?3", Sort.by("id"), user, PaymentMethodStatus.ACTIVE, on);
    }
}
