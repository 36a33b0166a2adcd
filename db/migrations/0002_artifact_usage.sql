CREATE TABLE "artifact_usage" (
	"team_id" integer NOT NULL,
	"folder" text collate "C" NOT NULL,
	"size_bytes" bigint NOT NULL,
	"files" bigint NOT NULL,
	CONSTRAINT "artifact_usage_team_id_folder_pk" PRIMARY KEY("team_id","folder")
);
--> statement-breakpoint
ALTER TABLE "artifact_usage" ADD CONSTRAINT "artifact_usage_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
INSERT INTO "artifact_usage" ("team_id", "folder", "size_bytes", "files")
SELECT "team_id", array_to_string((string_to_array("path", '/'))[1:least(2, cardinality(string_to_array("path", '/')) - 1)], '/') AS "folder", sum("size_bytes"), count(*)
FROM "artifacts" GROUP BY "team_id", 2;
