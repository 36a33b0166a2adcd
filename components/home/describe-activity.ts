import { loggedModelPath } from "#components/models/address.ts";
import { modelPath, versionPath } from "#components/registry/address.ts";
import type { Activity, AliasMove } from "#server/domain/activity/schema.ts";

/** A line of the activity: one event, or several of the same kind by the same actor in a row. */
export type ActivityLine = {
  id: number;
  atMs: number;
  who: string;
  did: string;
  /** What it was done to, when it is one thing with a name; `path` is its page below the team. */
  subject: { label: string; path: string | undefined } | undefined;
};

/** Folds neighbours that say the same, newest first: a sweep of 200 runs is one line, not 200. */
export function describeActivity(events: readonly Activity[]): ActivityLine[] {
  const groups: Activity[][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (
      group !== undefined &&
      event.move === undefined &&
      last?.action === event.action &&
      last.actor.name === event.actor.name
    ) {
      group.push(event);
    } else {
      groups.push([event]);
    }
  }
  return groups.flatMap((group) => {
    const [newest] = group;
    return newest === undefined ? [] : [describeGroup(newest, group)];
  });
}

function describeGroup(newest: Activity, group: readonly Activity[]): ActivityLine {
  const { verb, noun, one, many } = wordsOf(newest);
  const count = new Set(group.map(({ subject }) => subject.id)).size;
  const who = newest.actor.kind === "token" ? `Token ${newest.actor.name}` : newest.actor.name;
  const line = { id: newest.id, atMs: newest.atMs, who };
  if (newest.move !== undefined) {
    return { ...line, did: `${describeMove(newest.move)} of`, subject: named(newest.subject) };
  }
  if (noun !== newest.subject.kind)
    return { ...line, did: `${verb} ${many} of`, subject: named(newest.subject) };
  if (count > 1) return { ...line, did: `${verb} ${count} ${many}`, subject: undefined };
  const subject = named(newest.subject);
  return {
    ...line,
    did: subject === undefined ? `${verb} ${article(one)} ${one}` : `${verb} ${one}`,
    subject,
  };
}

const verbs: Record<string, string> = {
  create: "created",
  createFor: "created",
  createService: "created",
  update: "changed",
  delete: "deleted",
  restore: "restored",
  rename: "renamed",
  transition: "changed the stage of",
  setTag: "tagged",
  deleteTag: "removed a tag of",
  log: "logged to",
  upload: "uploaded",
  revoke: "revoked",
  remove: "removed",
  add: "added",
  leave: "left",
  redeliver: "sent a delivery again to",
};

const nouns: Record<string, [one: string, many: string]> = {
  signInLink: ["sign-in link", "sign-in links"],
  artifact: ["file", "files"],
  loggedModel: ["logged model", "logged models"],
  member: ["member", "members"],
  modelVersion: ["model version", "model versions"],
  registeredModel: ["model", "models"],
};

/** What comes back when it is restored. */
const archivable = new Set(["experiment", "run", "loggedModel"]);

/** Actions read `noun.verb`; a verb without a word of its own reads as `changed`. */
function wordsOf({ action, subject }: Activity): Record<"verb" | "noun" | "one" | "many", string> {
  const [noun = subject.kind, verb = "update"] = action.split(".");
  const [one, many] = nouns[noun] ?? [noun, `${noun}s`];
  if (verb === "delete" && archivable.has(noun)) return { verb: "archived", noun, one, many };
  return { verb: verbs[verb] ?? "changed", noun, one, many };
}

function describeMove({ alias, from, to }: AliasMove): string {
  if (to === null) return from === null ? `removed ${alias}` : `removed ${alias} from version ${from}`;
  return from === null ? `set ${alias} on version ${to}` : `moved ${alias} from version ${from} to ${to}`;
}

function named(subject: Activity["subject"]): ActivityLine["subject"] {
  const label = subject.kind === "modelVersion" ? shortId(subject) : (subject.name ?? shortId(subject));
  return label === undefined ? undefined : { label, path: pathOf(subject) };
}

function pathOf({ kind, id }: Activity["subject"]): string | undefined {
  if (kind === "run") return `/runs/${id}`;
  if (kind === "loggedModel") return loggedModelPath(id);
  if (kind === "registeredModel") return modelPath(id);
  if (kind === "modelVersion") return versionPath(...splitVersion(id));
  return kind === "experiment" ? `/experiments/${id}` : undefined;
}

function shortId({ kind, id }: Activity["subject"]): string | undefined {
  if (kind === "run") return id.slice(0, 8);
  if (kind === "loggedModel") return id.slice(0, 10);
  if (kind === "registeredModel") return id;
  if (kind === "modelVersion") return splitVersion(id).join(" v");
  return kind === "experiment" ? `experiment ${id}` : undefined;
}

/** `name/3`: no name holds a slash. */
function splitVersion(id: string): [name: string, version: number] {
  const [name = "", version = ""] = id.split("/");
  return [name, Number(version)];
}

const article = (noun: string) => (/^[aeiou]/.test(noun) ? "an" : "a");
