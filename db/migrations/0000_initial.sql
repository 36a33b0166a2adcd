CREATE TABLE "artifact_discards" (
	"team_id" integer NOT NULL,
	"store_key" text NOT NULL,
	"discarded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "artifact_discards_team_id_store_key_pk" PRIMARY KEY("team_id","store_key")
);
--> statement-breakpoint
CREATE TABLE "artifacts" (
	"team_id" integer NOT NULL,
	"path" text collate "C" NOT NULL,
	"size_bytes" bigint NOT NULL,
	"sha256" "bytea" NOT NULL,
	"store_key" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artifacts_team_id_path_pk" PRIMARY KEY("team_id","path"),
	CONSTRAINT "artifacts_store_key" UNIQUE("team_id","store_key")
);
--> statement-breakpoint
CREATE TABLE "datasets" (
	"team_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "datasets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"experiment_id" integer NOT NULL,
	"name" text collate "C" NOT NULL,
	"digest" text collate "C" NOT NULL,
	"source_type" text NOT NULL,
	"source" text NOT NULL,
	"schema" text,
	"profile" text,
	CONSTRAINT "datasets_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "datasets_identity" UNIQUE("team_id","experiment_id","name","digest")
);
--> statement-breakpoint
CREATE TABLE "run_inputs" (
	"team_id" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"dataset_id" bigint NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "run_inputs_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tag_keys" text[] NOT NULL,
	"tag_values" text[] NOT NULL,
	CONSTRAINT "run_inputs_team_id_run_id_dataset_id_pk" PRIMARY KEY("team_id","run_id","dataset_id")
);
--> statement-breakpoint
CREATE TABLE "run_models" (
	"team_id" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"model_id" text collate "C" NOT NULL,
	"step" bigint NOT NULL,
	CONSTRAINT "run_models_team_id_run_id_direction_model_id_pk" PRIMARY KEY("team_id","run_id","direction","model_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"team_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"action" text NOT NULL,
	"actor" jsonb NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "events_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "experiment_tags" (
	"team_id" integer NOT NULL,
	"experiment_id" integer NOT NULL,
	"key" text collate "C" NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "experiment_tags_team_id_experiment_id_key_pk" PRIMARY KEY("team_id","experiment_id","key")
);
--> statement-breakpoint
CREATE TABLE "experiments" (
	"team_id" integer NOT NULL,
	"id" integer NOT NULL,
	"name" text collate "C" NOT NULL,
	"artifact_location" text NOT NULL,
	"lifecycle_stage" text DEFAULT 'active' NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"updated_at_ms" bigint NOT NULL,
	CONSTRAINT "experiments_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "experiments_name" UNIQUE("team_id","name"),
	CONSTRAINT "experiments_lifecycle" CHECK ("experiments"."lifecycle_stage" in ('active', 'deleted'))
);
--> statement-breakpoint
CREATE TABLE "metric_arrivals" (
	"team_id" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "metric_arrivals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"arrived_at" timestamp with time zone DEFAULT now() NOT NULL,
	"points" integer NOT NULL,
	"packed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "metric_chunks" (
	"team_id" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"position" integer NOT NULL,
	"points" integer NOT NULL,
	"step_min" bigint NOT NULL,
	"step_max" bigint NOT NULL,
	"time_ms_min" bigint NOT NULL,
	"time_ms_max" bigint NOT NULL,
	"value_min" double precision,
	"value_max" double precision,
	"value_sum" double precision NOT NULL,
	"finite" integer NOT NULL,
	"nan" integer NOT NULL,
	"positive_infinity" integer NOT NULL,
	"negative_infinity" integer NOT NULL,
	"packed" "bytea" NOT NULL,
	CONSTRAINT "metric_chunks_team_id_run_id_key_position_pk" PRIMARY KEY("team_id","run_id","key","position")
);
--> statement-breakpoint
CREATE TABLE "metric_summaries" (
	"team_id" integer NOT NULL,
	"experiment_id" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"last_value" double precision NOT NULL,
	"last_step" bigint NOT NULL,
	"last_time_ms" bigint NOT NULL,
	"min_value" double precision,
	"min_step" bigint,
	"max_value" double precision,
	"max_step" bigint,
	"points" bigint NOT NULL,
	"nan" bigint NOT NULL,
	"unfolded" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "metric_summaries_team_id_run_id_key_pk" PRIMARY KEY("team_id","run_id","key")
);
--> statement-breakpoint
CREATE TABLE "logged_model_metrics" (
	"team_id" integer NOT NULL,
	"model_id" text collate "C" NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "logged_model_metrics_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text collate "C" NOT NULL,
	"value" double precision NOT NULL,
	"time_ms" bigint NOT NULL,
	"step" bigint NOT NULL,
	"run_id" uuid NOT NULL,
	"dataset_name" text collate "C" NOT NULL,
	"dataset_digest" text collate "C" NOT NULL,
	CONSTRAINT "logged_model_metrics_team_id_model_id_id_pk" PRIMARY KEY("team_id","model_id","id")
);
--> statement-breakpoint
CREATE TABLE "logged_model_params" (
	"team_id" integer NOT NULL,
	"model_id" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"number" double precision,
	CONSTRAINT "logged_model_params_team_id_model_id_key_pk" PRIMARY KEY("team_id","model_id","key")
);
--> statement-breakpoint
CREATE TABLE "logged_model_tags" (
	"team_id" integer NOT NULL,
	"model_id" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	CONSTRAINT "logged_model_tags_team_id_model_id_key_pk" PRIMARY KEY("team_id","model_id","key")
);
--> statement-breakpoint
CREATE TABLE "logged_models" (
	"team_id" integer NOT NULL,
	"id" text collate "C" NOT NULL,
	"experiment_id" integer NOT NULL,
	"name" text collate "C" NOT NULL,
	"model_type" text collate "C" NOT NULL,
	"source_run_id" text collate "C" NOT NULL,
	"status" text NOT NULL,
	"lifecycle_stage" text DEFAULT 'active' NOT NULL,
	"artifact_uri" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"updated_at_ms" bigint NOT NULL,
	"created_by" jsonb NOT NULL,
	CONSTRAINT "logged_models_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "logged_models_status" CHECK ("logged_models"."status" in ('PENDING', 'READY', 'UPLOAD_FAILED')),
	CONSTRAINT "logged_models_lifecycle" CHECK ("logged_models"."lifecycle_stage" in ('active', 'deleted'))
);
--> statement-breakpoint
CREATE TABLE "model_version_tags" (
	"team_id" integer NOT NULL,
	"registered_model_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"key" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	CONSTRAINT "model_version_tags_team_id_registered_model_id_version_key_pk" PRIMARY KEY("team_id","registered_model_id","version","key")
);
--> statement-breakpoint
CREATE TABLE "model_versions" (
	"team_id" integer NOT NULL,
	"registered_model_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"description" text NOT NULL,
	"source" text collate "C" NOT NULL,
	"download_uri" text NOT NULL,
	"run_id" text collate "C",
	"logged_model_id" text collate "C",
	"run_link" text,
	"stage" text DEFAULT 'None' NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"updated_at_ms" bigint NOT NULL,
	"created_by" jsonb NOT NULL,
	CONSTRAINT "model_versions_team_id_registered_model_id_version_pk" PRIMARY KEY("team_id","registered_model_id","version"),
	CONSTRAINT "model_versions_stage" CHECK ("model_versions"."stage" in ('None', 'Staging', 'Production', 'Archived'))
);
--> statement-breakpoint
CREATE TABLE "registered_model_aliases" (
	"team_id" integer NOT NULL,
	"registered_model_id" bigint NOT NULL,
	"alias" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "registered_model_aliases_team_id_registered_model_id_alias_pk" PRIMARY KEY("team_id","registered_model_id","alias")
);
--> statement-breakpoint
CREATE TABLE "registered_model_tags" (
	"team_id" integer NOT NULL,
	"registered_model_id" bigint NOT NULL,
	"key" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	CONSTRAINT "registered_model_tags_team_id_registered_model_id_key_pk" PRIMARY KEY("team_id","registered_model_id","key")
);
--> statement-breakpoint
CREATE TABLE "registered_models" (
	"team_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "registered_models_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text collate "C" NOT NULL,
	"description" text NOT NULL,
	"next_version" integer DEFAULT 1 NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"updated_at_ms" bigint NOT NULL,
	"created_by" jsonb NOT NULL,
	CONSTRAINT "registered_models_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "registered_models_name" UNIQUE("team_id","name")
);
--> statement-breakpoint
CREATE TABLE "run_params" (
	"team_id" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"number" double precision,
	CONSTRAINT "run_params_team_id_run_id_key_pk" PRIMARY KEY("team_id","run_id","key")
);
--> statement-breakpoint
CREATE TABLE "run_tags" (
	"team_id" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	CONSTRAINT "run_tags_team_id_run_id_key_pk" PRIMARY KEY("team_id","run_id","key")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"team_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"experiment_id" integer NOT NULL,
	"name" text collate "C" NOT NULL,
	"status" text NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"start_time_ms" bigint NOT NULL,
	"end_time_ms" bigint,
	"lifecycle_stage" text DEFAULT 'active' NOT NULL,
	"parent_run_id" uuid,
	"artifact_uri" text NOT NULL,
	"created_by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "runs_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "runs_status" CHECK ("runs"."status" in ('RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED')),
	CONSTRAINT "runs_lifecycle" CHECK ("runs"."lifecycle_stage" in ('active', 'deleted'))
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"person_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"team_id" integer NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "invitations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"token_hash" "bytea" NOT NULL,
	"role" text NOT NULL,
	"email" text,
	"created_by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" integer,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "invitations_token" UNIQUE("team_id","token_hash"),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('viewer', 'member', 'maintainer', 'owner'))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"team_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"role" text NOT NULL,
	"source" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_team_id_person_id_pk" PRIMARY KEY("team_id","person_id"),
	CONSTRAINT "members_role" CHECK ("members"."role" in ('viewer', 'member', 'maintainer', 'owner'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"signed_in_at" timestamp with time zone,
	CONSTRAINT "people_email_unique" UNIQUE("email"),
	CONSTRAINT "people_email_lower" CHECK ("people"."email" = lower("people"."email"))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"provider" text,
	"id_token" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "teams_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"next_experiment_id" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teams_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"team_id" integer NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"token_hash" "bytea" NOT NULL,
	"prefix" text NOT NULL,
	"name" text NOT NULL,
	"person_id" integer,
	"scope" text NOT NULL,
	"created_by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "tokens_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "tokens_hash" UNIQUE("team_id","token_hash"),
	CONSTRAINT "tokens_scope" CHECK ("tokens"."scope" in ('read', 'log', 'registry', 'admin'))
);
--> statement-breakpoint
ALTER TABLE "artifacts" ADD CONSTRAINT "artifacts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "datasets" ADD CONSTRAINT "datasets_team_id_experiment_id_experiments_team_id_id_fk" FOREIGN KEY ("team_id","experiment_id") REFERENCES "public"."experiments"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_inputs" ADD CONSTRAINT "run_inputs_team_id_run_id_runs_team_id_id_fk" FOREIGN KEY ("team_id","run_id") REFERENCES "public"."runs"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_inputs" ADD CONSTRAINT "run_inputs_team_id_dataset_id_datasets_team_id_id_fk" FOREIGN KEY ("team_id","dataset_id") REFERENCES "public"."datasets"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_models" ADD CONSTRAINT "run_models_team_id_run_id_runs_team_id_id_fk" FOREIGN KEY ("team_id","run_id") REFERENCES "public"."runs"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_tags" ADD CONSTRAINT "experiment_tags_team_id_experiment_id_experiments_team_id_id_fk" FOREIGN KEY ("team_id","experiment_id") REFERENCES "public"."experiments"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_chunks" ADD CONSTRAINT "metric_chunks_team_id_run_id_runs_team_id_id_fk" FOREIGN KEY ("team_id","run_id") REFERENCES "public"."runs"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_summaries" ADD CONSTRAINT "metric_summaries_team_id_run_id_runs_team_id_id_fk" FOREIGN KEY ("team_id","run_id") REFERENCES "public"."runs"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logged_model_metrics" ADD CONSTRAINT "logged_model_metrics_team_id_model_id_logged_models_team_id_id_fk" FOREIGN KEY ("team_id","model_id") REFERENCES "public"."logged_models"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logged_model_params" ADD CONSTRAINT "logged_model_params_team_id_model_id_logged_models_team_id_id_fk" FOREIGN KEY ("team_id","model_id") REFERENCES "public"."logged_models"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logged_model_tags" ADD CONSTRAINT "logged_model_tags_team_id_model_id_logged_models_team_id_id_fk" FOREIGN KEY ("team_id","model_id") REFERENCES "public"."logged_models"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logged_models" ADD CONSTRAINT "logged_models_team_id_experiment_id_experiments_team_id_id_fk" FOREIGN KEY ("team_id","experiment_id") REFERENCES "public"."experiments"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_version_tags" ADD CONSTRAINT "model_version_tags_team_id_registered_model_id_version_model_versions_team_id_registered_model_id_version_fk" FOREIGN KEY ("team_id","registered_model_id","version") REFERENCES "public"."model_versions"("team_id","registered_model_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_versions" ADD CONSTRAINT "model_versions_team_id_registered_model_id_registered_models_team_id_id_fk" FOREIGN KEY ("team_id","registered_model_id") REFERENCES "public"."registered_models"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registered_model_aliases" ADD CONSTRAINT "registered_model_aliases_team_id_registered_model_id_version_model_versions_team_id_registered_model_id_version_fk" FOREIGN KEY ("team_id","registered_model_id","version") REFERENCES "public"."model_versions"("team_id","registered_model_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registered_model_tags" ADD CONSTRAINT "registered_model_tags_team_id_registered_model_id_registered_models_team_id_id_fk" FOREIGN KEY ("team_id","registered_model_id") REFERENCES "public"."registered_models"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registered_models" ADD CONSTRAINT "registered_models_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_params" ADD CONSTRAINT "run_params_team_id_run_id_runs_team_id_id_fk" FOREIGN KEY ("team_id","run_id") REFERENCES "public"."runs"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_tags" ADD CONSTRAINT "run_tags_team_id_run_id_runs_team_id_id_fk" FOREIGN KEY ("team_id","run_id") REFERENCES "public"."runs"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_team_id_experiment_id_experiments_team_id_id_fk" FOREIGN KEY ("team_id","experiment_id") REFERENCES "public"."experiments"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "artifact_discards_age" ON "artifact_discards" USING btree ("discarded_at");--> statement-breakpoint
CREATE INDEX "run_inputs_dataset" ON "run_inputs" USING btree ("team_id","dataset_id");--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" USING btree ("team_id","subject_kind","subject_id","id");--> statement-breakpoint
CREATE INDEX "metric_arrivals_series" ON "metric_arrivals" USING btree ("team_id","run_id","key");--> statement-breakpoint
CREATE INDEX "metric_summaries_ranking" ON "metric_summaries" USING btree ("team_id","experiment_id","key","last_value" DESC NULLS FIRST,"run_id");--> statement-breakpoint
CREATE INDEX "metric_summaries_unfolded" ON "metric_summaries" USING btree ("team_id","run_id","key") WHERE "metric_summaries"."unfolded" >= 1000;--> statement-breakpoint
CREATE UNIQUE INDEX "logged_model_metrics_point" ON "logged_model_metrics" USING btree ("team_id","model_id","key","time_ms","step","run_id","value",md5("dataset_name" || ' ' || "dataset_digest"));--> statement-breakpoint
CREATE INDEX "logged_models_newest" ON "logged_models" USING btree ("team_id","experiment_id","created_at_ms" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "logged_models_source_run" ON "logged_models" USING btree ("team_id","source_run_id");--> statement-breakpoint
CREATE INDEX "model_versions_run" ON "model_versions" USING btree ("team_id","run_id");--> statement-breakpoint
CREATE INDEX "model_versions_newest" ON "model_versions" USING btree ("team_id","updated_at_ms" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "registered_model_aliases_version" ON "registered_model_aliases" USING btree ("team_id","registered_model_id","version");--> statement-breakpoint
CREATE INDEX "runs_newest" ON "runs" USING btree ("team_id","experiment_id","start_time_ms" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "runs_children" ON "runs" USING btree ("team_id","parent_run_id") WHERE "runs"."parent_run_id" is not null;--> statement-breakpoint
CREATE INDEX "accounts_person" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "members_person" ON "members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "tokens_person" ON "tokens" USING btree ("team_id","person_id");
--> statement-breakpoint
-- What the schema files cannot say.

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
