-- script V1__tickets.sql
CREATE TABLE tickets (
    id    BIGINT NOT NULL AUTO_INCREMENT,
    state ENUM('OPEN', 'CLOSED') NOT NULL,
    PRIMARY KEY (id)
);

-- script V2__change.sql
ALTER TABLE tickets MODIFY state ENUM('OPEN', 'CLOSED', 'WAITING') NOT NULL;
