package com.traveease.model;

import java.time.LocalDate;
import java.util.UUID;

import com.traveease.model.account.PaymentMethod;
import com.traveease.model.account.User;

final class Users {
    static User withEmail(String email) {
        User user = new User();
        user.email = email;
        user.firstName = "Ada";
        user.lastName = "Lovelace";
        return user;
    }

    static PaymentMethod card(User user) {
        PaymentMethod card = new PaymentMethod();
        card.user = user;
        card.provider = "stripe";
        card.providerToken = "pm_" + UUID.randomUUID();
        card.brand = "VISA";
        card.lastFour = "4242";
        card.expiresOn = LocalDate.of(2030, 1, 31);
        return card;
    }

    private Users() {
    }
}
