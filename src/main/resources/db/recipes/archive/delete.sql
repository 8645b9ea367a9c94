-- Application: reads old rows from ${archive} from now on, and does not delete them from ${table} while this runs.

-- @ignore drop-routine Rows that are deleted from here on stay in the archive.
DROP TRIGGER ${archive}_delete;

-- @batch
DELETE FROM ${table}
WHERE (${where}) AND EXISTS (SELECT 1 FROM ${archive} archived WHERE archived.${key} = ${table}.${key} FOR SHARE);

-- @ignore drop-routine No row is in both tables any more.
DROP TRIGGER ${archive}_update;
