-- longer notes
ALTER TABLE notes MODIFY text VARCHAR(2000) NOT NULL;
