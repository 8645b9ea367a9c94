package com.traveease.model.booking;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.VersionedEntity;
import com.traveease.model.account.PaymentMethod;
import com.traveease.model.account.User;
import com.traveease.model.account.Vendor;

/**
 * Something a user bought of a vendor: what it costs, whether it was paid, and what went back. It is revenue once it is paid;
 * cancelling it does not change that, refunding does.
 */
@Entity
@Table(name = "bookings", indexes = {
        @Index(name = "idx_booking_booking_reference", columnList = "booking_reference", unique = true),
        @Index(name = "idx_booking_product_vendor_id", columnList = "product, vendor_id, id", unique = true),
        @Index(name = "idx_booking_currency_paid_amount_id", columnList = "currency, paid_amount, id", unique = true),
        @Index(name = "idx_booking_vendor_paid_at", columnList = "vendor_id, paid_at"),
        @Index(name = "idx_booking_user_booked_at", columnList = "user_id, booked_at"),
        @Index(name = "idx_booking_payment_method", columnList = "payment_method_id"),
        @Index(name = "idx_booking_status_booked_at", columnList = "status, booked_at"),
        @Index(name = "idx_booking_paid_at", columnList = "paid_at"),
        @Index(name = "idx_booking_payment_provider_payment_reference", columnList = "payment_provider, payment_reference") }, check = {
                @CheckConstraint(name = "ck_booking_product", constraint = "product IN ('FLIGHT', 'HOTEL', 'CAR', 'TOUR', 'VISA', 'INSURANCE')"),
                @CheckConstraint(name = "ck_booking_status", constraint = "status IN ('PENDING', 'CONFIRMED', 'COMPLETED', 'CANCELLED')"),
                @CheckConstraint(name = "ck_booking_amount", constraint = "total_amount >= 0"),
                @CheckConstraint(name = "ck_booking_currency", constraint = "CHAR_LENGTH(currency) = 3 AND currency = UPPER(currency)"),
                @CheckConstraint(name = "ck_booking_commission_rate", constraint = "commission_rate BETWEEN 0 AND 1"),
                @CheckConstraint(name = "ck_booking_payment", constraint = "(payment_provider IS NULL) = (payment_reference IS NULL) AND (payment_reference IS NULL "
                        +
                        "OR paid_at IS NOT NULL)"),
                @CheckConstraint(name = "ck_booking_cancelled_at", constraint = "(status = 'CANCELLED') = (cancelled_at IS NOT NULL)"),
                @CheckConstraint(name = "ck_booking_anonymised_at", constraint = "(user_id IS NULL) = (anonymised_at IS NOT NULL) AND (anonymised_at IS NULL "
                        +
                        "OR status IN ('COMPLETED', 'CANCELLED') AND payment_method_id IS NULL)") })
@Inheritance(strategy = InheritanceType.JOINED)
@DiscriminatorColumn(name = "product", length = 20, columnDefinition = "varchar(20) collate " + Collations.CODE)
public abstract class Booking extends VersionedEntity {
    /** What the traveller quotes on the phone; ours, not the vendor's, and unique over all products. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 32)
    public String bookingReference;

    /** Set by the constructor of each product; Hibernate writes it as the discriminator. */
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20, insertable = false, updatable = false)
    public Product product;

    /** Who gets the money, less our commission. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_booking_vendor"))
    @OnDelete(action = OnDeleteAction.RESTRICT)
    public Vendor vendor;

    /** Absent once the booking is anonymous. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(foreignKey = @ForeignKey(name = "fk_booking_user"))
    @OnDelete(action = OnDeleteAction.RESTRICT)
    public User user;

    /** Absent until it is paid, when it was not paid by card, and once the booking is anonymous. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(foreignKey = @ForeignKey(name = "fk_booking_payment_method"))
    @OnDelete(action = OnDeleteAction.RESTRICT)
    public PaymentMethod paymentMethod;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public BookingStatus status = BookingStatus.PENDING;

    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal totalAmount;

    /** ISO 4217, of all amounts of the booking. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 3, columnDefinition = "char(3)")
    public String currency;

    /** Our share of the price, as agreed when it was booked. The vendor's, unless something else is said. */
    @Column(nullable = false, precision = 5, scale = 4)
    public BigDecimal commissionRate;

    @Column(nullable = false)
    public Instant bookedAt;

    public Instant paidAt;

    /** Computed by the database: {@code totalAmount} once it is paid. Refunds refer to it. */
    @GeneratedColumn("IF(paid_at IS NULL, NULL, total_amount)")
    @Column(precision = 19, scale = 4, insertable = false, updatable = false)
    public BigDecimal paidAmount;

    @Collate(Collations.CODE)
    @Column(length = 32)
    public String paymentProvider;

    /** The payment provider's; what a refund needs when the card is gone. */
    @Collate(Collations.CODE)
    @Column(length = 255)
    public String paymentReference;

    public Instant cancelledAt;

    /** Set by the procedure {@code anonymise_user} only. */
    public Instant anonymisedAt;

    @OneToMany(mappedBy = "booking", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("travellerNumber")
    public List<Traveller> travellers = new ArrayList<>();

    /** Oldest first. */
    @OneToMany(mappedBy = "booking", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    public List<Refund> refunds = new ArrayList<>();

    /** Of the table of the product. */
    protected abstract Repeated repeated();

    @PrePersist
    void fillIn() {
        repeated().vendor = vendor;
        if (commissionRate == null) {
            commissionRate = vendor.commissionRate;
        }
    }

    /**
     * By card.
     *
     * @param reference the payment provider's
     */
    public void pay(PaymentMethod with, String reference, Instant at) {
        pay(with.provider, reference, at);
        paymentMethod = with;
    }

    /** Otherwise than by card. */
    public void pay(String provider, String reference, Instant at) {
        if (status != BookingStatus.PENDING || paidAt != null) {
            throw new IllegalStateException(bookingReference + " cannot be paid: it is " + status + ", paid at " + paidAt);
        }
        paymentProvider = provider;
        paymentReference = reference;
        paidAt = at;
        status = BookingStatus.CONFIRMED;
    }

    /** Gives nothing back: whether and how much is {@link #refund}'s to say. */
    public void cancel(Instant at) {
        if (status == BookingStatus.CANCELLED) {
            throw new IllegalStateException(bookingReference + " was already cancelled at " + cancelledAt);
        }
        status = BookingStatus.CANCELLED;
        cancelledAt = at;
    }

    /**
     * Writes down what the payment provider has sent back. All refunds together are never more than was paid.
     *
     * @param reference the payment provider's, of this refund
     */
    public Refund refund(BigDecimal amount, String reference, Instant at) {
        BigDecimal before = refundedAmount();
        BigDecimal after = before.add(amount);
        if (paidAt == null || amount.signum() <= 0 || after.compareTo(totalAmount) > 0) {
            throw new IllegalArgumentException("Cannot refund " + amount + " " + currency + " of " + bookingReference + ": of "
                    + totalAmount + " paid at " + paidAt + ", " + before + " went back before");
        }
        Refund refund = new Refund();
        refund.booking = this;
        refund.currency = currency;
        refund.paidAmount = totalAmount;
        refund.refundedBefore = before;
        refund.amount = amount;
        refund.refundedAfter = after;
        refund.provider = paymentProvider;
        refund.providerReference = reference;
        refund.refundedAt = at;
        refunds.add(refund);
        return refund;
    }

    public BigDecimal refundedAmount() {
        return refunds.stream().map(refund -> refund.amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public Traveller addTraveller(TravellerKind kind, String firstName, String lastName, LocalDate bornOn) {
        Traveller traveller = new Traveller();
        traveller.booking = this;
        traveller.travellerNumber = travellers.size() + 1;
        traveller.kind = kind;
        traveller.firstName = firstName;
        traveller.lastName = lastName;
        traveller.bornOn = bornOn;
        travellers.add(traveller);
        return traveller;
    }

    /** Whatever the product. */
    public static Optional<Booking> findByReference(String bookingReference) {
        return find("bookingReference", bookingReference).firstResultOptional();
    }
}
