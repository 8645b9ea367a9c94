package com.traveease.model;

import java.math.BigDecimal;

import com.traveease.model.account.Vendor;
import com.traveease.model.account.VendorKind;

final class Vendors {
    static Vendor airline(String code) {
        return vendor(code, VendorKind.AIRLINE);
    }

    static Vendor hotel(String code) {
        return vendor(code, VendorKind.HOTEL);
    }

    static Vendor vendor(String code, VendorKind kind) {
        Vendor vendor = new Vendor();
        vendor.code = code;
        vendor.name = "The " + code;
        vendor.kind = kind;
        vendor.country = "DE";
        vendor.commissionRate = new BigDecimal("0.1");
        return vendor;
    }

    private Vendors() {
    }
}
