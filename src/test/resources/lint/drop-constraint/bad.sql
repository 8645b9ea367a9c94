-- script V1__orders.sql
CREATE TABLE orders (
    id     BIGINT         NOT NULL AUTO_INCREMENT,
    amount DECIMAL(19, 4) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_order_amount CHECK (amount >= 0)
);

-- script V2__change.sql
ALTER TABLE orders DROP CHECK ck_order_amount; -- found
