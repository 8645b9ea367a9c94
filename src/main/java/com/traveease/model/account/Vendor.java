package com.traveease.model.account;

import java.math.BigDecimal;
import java.util.Optional;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.VersionedEntity;

@Entity
@Table(name = "vendors", indexes = {
        @Index(name = "idx_vendor_code", columnList = "code", unique = true),
        @Index(name = "idx_vendor_kind_status", columnList = "kind, status") }, check = {
                @CheckConstraint(name = "ck_vendor_kind", constraint = "kind IN ('AIRLINE', 'HOTEL', 'CAR_RENTAL', 'TOUR_OPERATOR', 'VISA_AGENCY', 'INSURER', "
                        +
                        "'AGGREGATOR')"),
                @CheckConstraint(name = "ck_vendor_status", constraint = "status IN ('ACTIVE', 'SUSPENDED', 'CLOSED')"),
                @CheckConstraint(name = "ck_vendor_country", constraint = "CHAR_LENGTH(country) = 2 AND country = UPPER(country)"),
                @CheckConstraint(name = "ck_vendor_commission_rate", constraint = "commission_rate BETWEEN 0 AND 1") })
public class Vendor extends VersionedEntity {
    /** Ours, and the same in every environment; {@code id} is not. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 32)
    public String code;

    @Column(nullable = false, length = 200)
    public String name;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public VendorKind kind;

    /** ISO 3166-1 alpha-2. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 2, columnDefinition = "char(2)")
    public String country;

    @Collate(Collations.EMAIL)
    @Column(length = 254)
    public String contactEmail;

    /** Our share of the price: 0.15 is fifteen per cent. */
    @ColumnDefault("0")
    @Column(nullable = false, precision = 5, scale = 4)
    public BigDecimal commissionRate = BigDecimal.ZERO;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public VendorStatus status = VendorStatus.ACTIVE;

    public static Optional<Vendor> findByCode(String code) {
        return find("code", code).firstResultOptional();
    }
}
