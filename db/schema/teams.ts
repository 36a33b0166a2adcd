import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { bytes, instant, teamId } from "./columns.ts";

const roles = sql.raw(`'viewer', 'member', 'maintainer', 'owner'`);
const scopes = sql.raw(`'read', 'log', 'registry', 'admin'`);

export const teams = pgTable("teams", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  isSample: boolean("is_sample").notNull().default(false),
  /** The id the next experiment of the team takes; "0" is Default. */
  nextExperimentId: integer("next_experiment_id").notNull().default(1),
  createdAt: instant("created_at").notNull().defaultNow(),
});

export const people = pgTable(
  "people",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    /** Lower case; proven by the identity provider or by a one-time link. */
    email: text("email").notNull().unique(),
    name: text("name").notNull(),
    image: text("image"),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** Absent until the person has signed in once. */
    signedInAt: instant("signed_in_at"),
  },
  (t) => [check("people_email_lower", sql`${t.email} = lower(${t.email})`)],
);

/** What ties a person to an identity provider's own id for them. */
export const accounts = pgTable(
  "accounts",
  {
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.providerAccountId] }),
    index("accounts_person").on(t.personId),
  ],
);

export const sessions = pgTable(
  "sessions",
  {
    /** SHA-256 of the cookie's value: a database dump opens no session. */
    tokenHash: bytes("token_hash").primaryKey(),
    /** Names the session in the list its person sees; opens nothing. */
    id: integer("id").notNull().generatedAlwaysAsIdentity().unique(),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** What the identity provider needs to end its own session (RP-initiated logout). */
    provider: text("provider"),
    idToken: text("id_token"),
    userAgent: text("user_agent"),
    createdAt: instant("created_at").notNull().defaultNow(),
    seenAt: instant("seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("sessions_person").on(t.personId)],
);

export const signInLinks = pgTable("sign_in_links", {
  tokenHash: bytes("token_hash").primaryKey(),
  personId: integer("person_id")
    .notNull()
    .references(() => people.id, { onDelete: "cascade" }),
  createdAt: instant("created_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

export const members = pgTable(
  "members",
  {
    teamId: teamId().references(() => teams.id, { onDelete: "cascade" }),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["viewer", "member", "maintainer", "owner"] }).notNull(),
    /** `sso` memberships follow the group map at each sign-in; the others stay until somebody ends them. */
    source: text("source", { enum: ["sso", "invitation", "operator"] }).notNull(),
    joinedAt: instant("joined_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.personId] }),
    index("members_person").on(t.personId),
    check("members_role", sql`${t.role} in (${roles})`),
  ],
);

export const invitations = pgTable(
  "invitations",
  {
    teamId: teamId().references(() => teams.id, { onDelete: "cascade" }),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    tokenHash: bytes("token_hash").notNull(),
    role: text("role", { enum: ["viewer", "member", "maintainer", "owner"] }).notNull(),
    /** Set: only this address may accept. Absent: whoever holds the link. */
    email: text("email"),
    createdBy: jsonb("created_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    acceptedBy: integer("accepted_by"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique("invitations_token").on(t.teamId, t.tokenHash),
    check("invitations_role", sql`${t.role} in (${roles})`),
  ],
);

export const tokens = pgTable(
  "tokens",
  {
    teamId: teamId().references(() => teams.id, { onDelete: "cascade" }),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    /** SHA-256; the token holds 192 random bits, so a slow password hash would add cost and no safety. */
    tokenHash: bytes("token_hash").notNull(),
    /** The first characters, to recognise a token in a list. */
    prefix: text("prefix").notNull(),
    name: text("name").notNull(),
    /** Absent for a service token. A personal token dies with the person's membership. */
    personId: integer("person_id").references(() => people.id, { onDelete: "cascade" }),
    scope: text("scope", { enum: ["read", "log", "registry", "admin"] }).notNull(),
    createdBy: jsonb("created_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at"),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique("tokens_hash").on(t.teamId, t.tokenHash),
    index("tokens_person").on(t.teamId, t.personId),
    check("tokens_scope", sql`${t.scope} in (${scopes})`),
  ],
);
