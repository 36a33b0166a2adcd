
--> statement-breakpoint
-- What the schema files cannot say. Appended to the initial migration by db/rebuild-migration.ts.

-- Packed points are compressed already: keep them out of line and as they are.
alter table "metric_chunks" alter column "packed" set storage external;
--> statement-breakpoint
-- Summaries change with each logged step: leave room on the page and vacuum early.
alter table "metric_summaries" set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
--> statement-breakpoint
-- Arrivals come and go: packed bytes this short stay in the row.
alter table "metric_arrivals" alter column "packed" set storage external;
--> statement-breakpoint
alter table "metric_arrivals" set (autovacuum_vacuum_scale_factor = 0.05);
