-- Application: as before. What was written since the swap is not in ${table}_old.

-- @ignore drop-table Its rows are in the table that has taken its name.
DROP TABLE ${table}_old;
