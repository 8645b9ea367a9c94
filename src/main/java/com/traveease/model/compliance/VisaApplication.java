package com.traveease.model.compliance;

import java.time.Instant;
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
import com.traveease.model.account.User;
import com.traveease.model.account.Vendor;

import io.quarkus.panache.common.Sort;

/**
 * An application that a visa agency files for a traveller. {@code status} is about the purchase, {@link #stage} about the
 * application: one that is refused is still paid for.
 */
@Entity
@Table(name = "visa_applications")
public class VisaApplication extends Purchase {
    /** The agency. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    public Vendor vendor;

    @Column(nullable = false, length = 100)
    public String applicantFirstName;

    @Column(nullable = false, length = 100)
    public String applicantLastName;

    /** ISO 3166-1 alpha-2. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 2, columnDefinition = "char(2)")
    public String nationality;

    /** ISO 3166-1 alpha-2. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 2, columnDefinition = "char(2)")
    public String destinationCountry;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public VisaPurpose purpose;

    /** Where the document vault keeps the passport's number. The number itself is not in this database. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 255)
    public String passportToken;

    /** Enough to tell the passports of a family apart, too little to misuse. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 4, columnDefinition = "char(4)")
    public String passportLastFour;

    @Column(nullable = false)
    public LocalDate passportExpiresOn;

    @Column(nullable = false)
    public LocalDate arrivesOn;

    @Column(nullable = false)
    public LocalDate leavesOn;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public VisaStage stage = VisaStage.DRAFT;

    public Instant submittedAt;

    public Instant decidedAt;

    /** What the consulate still has, the most urgent first. */
    public static List<VisaApplication> undecided() {
        return list("stage in ?1", Sort.by("arrivesOn", "id"), List.of(VisaStage.SUBMITTED, VisaStage.IN_REVIEW));
    }

    public static Optional<VisaApplication> findByReference(String bookingReference) {
        return find("bookingReference", bookingReference).firstResultOptional();
    }

    /** Latest first. */
    public static List<VisaApplication> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }
}
