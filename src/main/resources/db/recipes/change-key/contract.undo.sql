-- Empty: the undo script of the step before fills it. Add the foreign keys of the old table here, with their former names.

CREATE TABLE ${table}_old LIKE ${table};

ALTER TABLE ${table}_old MODIFY ${key} ${old_type};
