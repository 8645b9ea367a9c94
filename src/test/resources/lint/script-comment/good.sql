-- Offers of all vendors.
CREATE TABLE offers (id BIGINT NOT NULL PRIMARY KEY);
