-- By copying the table.
ALTER TABLE click MODIFY hits BIGINT NOT NULL;
