package com.traveease.model.compliance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.account.Purchase;
import com.traveease.model.account.PurchaseStatus;
import com.traveease.model.account.User;
import com.traveease.model.account.Vendor;

import io.quarkus.panache.common.Sort;

@Entity
@Table(name = "insurance_policies")
public class InsurancePolicy extends Purchase {
    /** The insurer. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    public Vendor vendor;

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
    public int travellers;

    /** The most that is paid in a claim, in the currency of the premium. */
    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal insuredAmount;

    /** What the user is insured by on that day. */
    public static List<InsurancePolicy> covering(User user, LocalDate day) {
        return list("user = ?1 and status = ?2 and coversFrom <= ?3 and coversUntil >= ?3", Sort.by("id"), user,
                PurchaseStatus.CONFIRMED, day);
    }

    public static Optional<InsurancePolicy> findByReference(String bookingReference) {
        return find("bookingReference", bookingReference).firstResultOptional();
    }

    /** Latest first. */
    public static List<InsurancePolicy> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }
}
