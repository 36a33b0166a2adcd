CREATE TABLE "artifact_uploads" (
	"team_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"path" text collate "C" NOT NULL,
	"parts" integer NOT NULL,
	"store_key" text collate "C" NOT NULL,
	"store_upload_id" text NOT NULL,
	"holder" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "artifact_uploads_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
ALTER TABLE "artifact_uploads" ADD CONSTRAINT "artifact_uploads_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "artifact_uploads_expiry" ON "artifact_uploads" USING btree ("expires_at");