package com.traveease.model.compliance;

import java.time.Instant;
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
import com.traveease.model.booking.Product;
import com.traveease.model.booking.Repeated;

import io.quarkus.panache.common.Sort;

/**
 * An application that a visa agency, the vendor, files for a traveller. {@code status} is about the purchase, {@link #stage}
 * about the application: one that is refused is still paid for.
 */
@Entity
@Table(name = "visa_applications", indexes = {
        @Index(name = "idx_visa_application_product_vendor_id", columnList = "product, vendor_id, id"),
        @Index(name = "idx_visa_application_stage_arrives_on", columnList = "stage, arrives_on"),
        @Index(name = "idx_visa_application_documents_erased_at_documents_kept_until", columnList = "documents_erased_at, documents_kept_until") }, check = {
                @CheckConstraint(name = "ck_visa_application_product", constraint = "product = 'VISA'"),
                @CheckConstraint(name = "ck_visa_application_countries", constraint = "CHAR_LENGTH(nationality) = 2 AND CHAR_LENGTH(destination_country) = 2 "
                        +
                        "AND nationality = UPPER(nationality) " +
                        "AND destination_country = UPPER(destination_country)"),
                @CheckConstraint(name = "ck_visa_application_purpose", constraint = "purpose IN ('TOURISM', 'BUSINESS', 'TRANSIT', 'STUDY')"),
                @CheckConstraint(name = "ck_visa_application_dates", constraint = "leaves_on >= arrives_on AND passport_expires_on >= leaves_on"),
                @CheckConstraint(name = "ck_visa_application_stage", constraint = "stage IN ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'APPROVED', 'REFUSED')"),
                @CheckConstraint(name = "ck_visa_application_stamps", constraint = "(stage = 'DRAFT') = (submitted_at IS NULL) "
                        +
                        "AND (stage IN ('APPROVED', 'REFUSED')) = (decided_at IS NOT NULL) " +
                        "AND (decided_at IS NULL OR decided_at >= submitted_at)"),
                @CheckConstraint(name = "ck_visa_application_documents_kept_until", constraint = "documents_kept_until BETWEEN leaves_on AND leaves_on + INTERVAL 1 YEAR"),
                @CheckConstraint(name = "ck_visa_application_documents", constraint = "documents_erased_at IS NULL AND applicant_first_name IS NOT NULL "
                        +
                        "AND applicant_last_name IS NOT NULL AND passport_token IS NOT NULL " +
                        "AND passport_last_four IS NOT NULL AND passport_expires_on IS NOT NULL " +
                        "OR documents_erased_at IS NOT NULL AND applicant_first_name IS NULL " +
                        "AND applicant_last_name IS NULL AND passport_token IS NULL " +
                        "AND passport_last_four IS NULL AND passport_expires_on IS NULL"),
                @CheckConstraint(name = "ck_visa_application_documents_erased_at", constraint = "documents_erased_at >= documents_kept_until + INTERVAL 1 DAY") })
@DiscriminatorValue("VISA")
@PrimaryKeyJoinColumn(name = "id", foreignKey = @ForeignKey(name = "fk_visa_application_product_vendor_id", foreignKeyDefinition = "FOREIGN KEY (product, vendor_id, id)"
        +
        " REFERENCES bookings (product, vendor_id, id) ON DELETE RESTRICT"))
public class VisaApplication extends Booking {
    @Embedded
    @AttributeOverride(name = "product", column = @Column(name = "product", nullable = false, length = 20, insertable = false, updatable = false, options = "DEFAULT 'VISA'"))
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
