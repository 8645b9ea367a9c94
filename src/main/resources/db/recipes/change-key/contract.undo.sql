-- Empty: the undo script before fills it. Foreign keys of the old table belong here too, with their former names.

CREATE TABLE ${table}_old LIKE ${table};

ALTER TABLE ${table}_old MODIFY ${key} ${old_type};
