package com.traveease.model.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.account.User;
import com.traveease.model.booking.Booking;
import com.traveease.model.booking.Product;
import com.traveease.model.booking.Repeated;

import io.quarkus.panache.common.Sort;

/**
 * An application that a visa agency, the vendor, files for a traveller. {@code status} is about the purchase, {@link #stage}
 * about the application: one that is refused is still paid for.
 */
@Entity
@Table(name = "visa_applications")
@DiscriminatorValue("VISA")
public class VisaApplication extends Booking {
    @Embedded
    Repeated repeated = new Repeated();

    /** As in the passport. Absent once the documents were erased, as all that is in the passport. */
    @Column(length = 100)
    public String applicantFirstName;

    @Column(length = 100)
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
    @Column(length = 255)
    public String passportToken;

    /** Enough to tell the passports of a family apart, too little to misuse. */
    @Collate(Collations.CODE)
    @Column(length = 4, columnDefinition = "char(4)")
    public String passportLastFour;

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

    /** The last day on which applicant and passport are kept: not before the journey ends, at most a year after it. */
    @Column(nullable = false)
    public LocalDate documentsKeptUntil;

    /** Set by the procedure {@code erase_visa_documents} only. */
    public Instant documentsErasedAt;

    public VisaApplication() {
        product = Product.VISA;
    }

    /** What the consulate still has, the most urgent first. */
    public static List<VisaApplication> undecided() {
        return list("stage in ?1", Sort.by("arrivesOn", "id"), List.of(VisaStage.SUBMITTED, VisaStage.IN_REVIEW));
    }

    /** Whose documents are to be erased, first in the document vault and then here; the oldest first. */
    public static List<VisaApplication> documentsToErase(LocalDate today) {
        return list("documentsErasedAt is null and documentsKeptUntil < ?1", Sort.by("documentsKeptUntil", "id"), today);
    }

    /** Latest first. */
    public static List<VisaApplication> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }

    @Override
    protected Repeated repeated() {
        return repeated;
    }
}
