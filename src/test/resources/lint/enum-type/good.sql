CREATE TABLE offers (
    id BIGINT NOT NULL PRIMARY KEY,
    state VARCHAR(20) NOT NULL,
    CONSTRAINT ck_offer_state CHECK (state IN ('OPEN', 'CLOSED'))
);
