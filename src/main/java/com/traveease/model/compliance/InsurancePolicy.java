package com.traveease.model.compliance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.account.User;
import com.traveease.model.booking.Booking;
import com.traveease.model.booking.BookingStatus;
import com.traveease.model.booking.Product;
import com.traveease.model.booking.Repeated;

import io.quarkus.panache.common.Sort;

/** The vendor is the insurer. */
@Entity
@Table(name = "insurance_policies", indexes = {
        @Index(name = "idx_insurance_policy_product_vendor_id", columnList = "product, vendor_id, id"),
        @Index(name = "idx_insurance_policy_vendor_policy_number", columnList = "vendor_id, policy_number", unique = true),
        @Index(name = "idx_insurance_policy_covers_until", columnList = "covers_until") }, check = {
                @CheckConstraint(name = "ck_insurance_policy_product", constraint = "product = 'INSURANCE'"),
                @CheckConstraint(name = "ck_insurance_policy_cover", constraint = "cover IN ('MEDICAL', 'CANCELLATION', 'BAGGAGE', 'COMPREHENSIVE')"),
                @CheckConstraint(name = "ck_insurance_policy_dates", constraint = "covers_until >= covers_from"),
                @CheckConstraint(name = "ck_insurance_policy_insured_persons", constraint = "insured_persons >= 1"),
                @CheckConstraint(name = "ck_insurance_policy_insured_amount", constraint = "insured_amount >= 0") })
@DiscriminatorValue("INSURANCE")
@PrimaryKeyJoinColumn(name = "id", foreignKey = @ForeignKey(name = "fk_insurance_policy_product_vendor_id", foreignKeyDefinition = "FOREIGN KEY (product, vendor_id, id)"
        +
        " REFERENCES bookings (product, vendor_id, id) ON DELETE RESTRICT"))
public class InsurancePolicy extends Booking {
    @Embedded
    @AttributeOverride(name = "product", column = @Column(name = "product", nullable = false, length = 20, insertable = false, updatable = false, options = "DEFAULT 'INSURANCE'"))
    Repeated repeated = new Repeated();

    /** The insurer's own; absent until it has issued the policy. */
    @Collate(Collations.CODE)
    @Column(length = 64)
    public String policyNumber;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public InsuranceCover cover;

    @Column(nullable = false)
    public LocalDate coversFrom;

    /** The last day covered. */
    @Column(nullable = false)
    public LocalDate coversUntil;

    @Column(nullable = false)
    public int insuredPersons;

    /** The most that is paid in a claim, in the currency of the premium. */
    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal insuredAmount;

    public InsurancePolicy() {
        product = Product.INSURANCE;
    }

    /** What the user is insured by on that day. */
    public static List<InsurancePolicy> covering(User user, LocalDate day) {
        return list("user = ?1 and status = ?2 and coversFrom <= ?3 and coversUntil >= ?3", Sort.by("id"), user,
                BookingStatus.CONFIRMED, day);
    }

    /** Latest first. */
    public static List<InsurancePolicy> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }

    @Override
    protected Repeated repeated() {
        return repeated;
    }
}
