package com.traveease.model.tour;

import java.util.List;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;

import org.hibernate.annotations.ColumnDefault;

import com.traveease.model.account.User;
import com.traveease.model.booking.Booking;
import com.traveease.model.booking.Product;
import com.traveease.model.booking.Repeated;

import io.quarkus.panache.common.Sort;

@Entity
@Table(name = "tour_bookings", indexes = {
        @Index(name = "idx_tour_booking_product_vendor_id", columnList = "product, vendor_id, id"),
        @Index(name = "idx_tour_booking_vendor_tour_offer", columnList = "vendor_id, tour_offer_id") }, check = {
                @CheckConstraint(name = "ck_tour_booking_product", constraint = "product = 'TOUR'"),
                @CheckConstraint(name = "ck_tour_booking_participants", constraint = "adults >= 1 AND children >= 0") })
@DiscriminatorValue("TOUR")
@PrimaryKeyJoinColumn(name = "id", foreignKey = @ForeignKey(name = "fk_tour_booking_product_vendor_id", foreignKeyDefinition = "FOREIGN KEY (product, vendor_id, id)"
        +
        " REFERENCES bookings (product, vendor_id, id) ON DELETE RESTRICT"))
public class TourBooking extends Booking {
    @Embedded
    @AttributeOverride(name = "product", column = @Column(name = "product", nullable = false, length = 20, insertable = false, updatable = false, options = "DEFAULT 'TOUR'"))
    Repeated repeated = new Repeated();

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_tour_booking_vendor_tour_offer", foreignKeyDefinition = "FOREIGN KEY (vendor_id, tour_offer_id)"
            +
            " REFERENCES tour_offers (vendor_id, id) ON DELETE RESTRICT"))
    public TourOffer tourOffer;

    @Column(nullable = false)
    public int adults;

    @ColumnDefault("0")
    @Column(nullable = false)
    public int children;

    public TourBooking() {
        product = Product.TOUR;
    }

    /** Latest first. */
    public static List<TourBooking> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }

    @Override
    protected Repeated repeated() {
        return repeated;
    }
}
