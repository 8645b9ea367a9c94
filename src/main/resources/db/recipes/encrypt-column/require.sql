-- Application: before this, the old one has ended everywhere, and the new one has encrypted what was left. A row that is left stops this.
-- After this, one is released that reads and writes ${new_name} only.

-- @ignore set-not-null The new application fills it for every row.
ALTER TABLE ${table} MODIFY ${new_name} ${type} ${null}, MODIFY ${column} ${old_type} NULL;

-- Where the encrypted value is changed only, the plain one is not that of the row any more.
CREATE TRIGGER ${table}_${new_name}_plain BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column} = IF(CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY) AND NOT (NEW.${new_name} <=> OLD.${new_name}), NULL, NEW.${column});

-- @ignore drop-routine The application that needed it has ended.
DROP TRIGGER ${table}_${new_name}_update;
