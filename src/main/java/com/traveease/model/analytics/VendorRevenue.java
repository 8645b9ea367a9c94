package com.traveease.model.analytics;

import java.math.BigDecimal;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Immutable;

import com.traveease.model.Collations;
import com.traveease.model.account.Vendor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;

/** What a vendor brought in since it is with us, for each currency. */
@Entity
@Immutable
@Table(name = "vendor_revenue")
@IdClass(VendorRevenue.Key.class)
public class VendorRevenue extends PanacheEntityBase {
    public record Key(Long vendor, String currency) {
    }

    @Id
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    public Vendor vendor;

    @Id
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 3, columnDefinition = "char(3)")
    public String currency;

    @Column(nullable = false, length = 200)
    public String vendorName;

    @Column(nullable = false)
    public long bookings;

    @Column(nullable = false, precision = 27, scale = 4)
    public BigDecimal grossAmount;

    @Column(nullable = false, precision = 27, scale = 4)
    public BigDecimal refundedAmount;

    /** Gross less refunded. */
    @Column(nullable = false, precision = 27, scale = 4)
    public BigDecimal netAmount;

    /** Our share of the net amount. */
    @Column(nullable = false, precision = 27, scale = 4)
    public BigDecimal commissionAmount;

    public static List<VendorRevenue> of(Vendor vendor) {
        return list("vendor", Sort.by("currency"), vendor);
    }
}
