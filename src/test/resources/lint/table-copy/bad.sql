-- script V1__seats.sql
CREATE TABLE seats (id BIGINT NOT NULL AUTO_INCREMENT, row_number_ INT NOT NULL, label VARCHAR(20) NOT NULL, PRIMARY KEY (id));

-- script V2__change.sql
ALTER TABLE seats MODIFY row_number_ BIGINT NOT NULL; -- found
