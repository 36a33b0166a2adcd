import type { Role, Scope } from "#server/auth/caller.ts";

type Rule = { role: Role; scope: Scope; says: string };

const rule = (role: Role, scope: Scope, says: string): Rule => ({ role, scope, says });

/**
 * Who may try: one row per action, the lowest role and the token scope it takes, and a sentence for people.
 * The interface reads the same table to hide buttons. An action without a row does not compile.
 */
export const policy = {
  "team.create": rule("owner", "admin", "Create the team"),
  "team.read": rule("viewer", "read", "See the team and its members"),
  "team.update": rule("owner", "admin", "Rename the team"),
  "team.leave": rule("viewer", "admin", "Leave the team"),
  "team.removeSample": rule("owner", "admin", "Remove the sample team"),
  "member.list": rule("viewer", "read", "See who belongs to the team"),
  "member.add": rule("owner", "admin", "Add a person to the team"),
  "member.update": rule("owner", "admin", "Change a member's role"),
  "member.remove": rule("owner", "admin", "Remove a member"),
  "invitation.list": rule("owner", "admin", "See open invitations"),
  "invitation.create": rule("owner", "admin", "Invite people"),
  "invitation.revoke": rule("owner", "admin", "Revoke an invitation"),
  "invitation.accept": rule("viewer", "admin", "Join the team by an invitation"),
  "signInLink.create": rule("owner", "admin", "Make a one-time sign-in link for a member"),
  "token.list": rule("viewer", "read", "See one's own and service tokens"),
  "token.create": rule("viewer", "admin", "Make a token for oneself"),
  "token.createFor": rule("owner", "admin", "Make a token for somebody else, as an operator"),
  "token.createService": rule("maintainer", "admin", "Make a service token"),
  "token.revoke": rule("viewer", "admin", "Revoke one's own tokens"),
  "person.update": rule("viewer", "admin", "Change one's own name"),
  "session.list": rule("viewer", "admin", "See one's own sessions"),
  "session.revoke": rule("viewer", "admin", "End one's own sessions"),
  "storage.read": rule("viewer", "read", "See how much storage the team uses"),
  "event.list": rule("viewer", "read", "See what teammates did"),
  "experiment.read": rule("viewer", "read", "See experiments"),
  "experiment.create": rule("member", "log", "Create experiments"),
  "experiment.update": rule("member", "log", "Rename and describe experiments"),
  "experiment.setTag": rule("member", "log", "Tag experiments"),
  "experiment.deleteTag": rule("member", "log", "Remove tags of experiments"),
  "experiment.delete": rule("member", "log", "Archive experiments"),
  "experiment.restore": rule("member", "log", "Restore experiments"),
  "run.read": rule("viewer", "read", "See runs, metrics and params"),
  "run.create": rule("member", "log", "Create runs"),
  "run.update": rule("member", "log", "Rename, finish and describe runs"),
  "run.log": rule("member", "log", "Log metrics, params and tags"),
  "run.setTag": rule("member", "log", "Tag runs"),
  "run.deleteTag": rule("member", "log", "Remove tags of runs"),
  "run.delete": rule("member", "log", "Archive runs"),
  "run.restore": rule("member", "log", "Restore runs"),
  "run.logInputs": rule("member", "log", "Record what a run read"),
  "run.logOutputs": rule("member", "log", "Record what a run made"),
  "loggedModel.read": rule("viewer", "read", "See logged models"),
  "loggedModel.create": rule("member", "log", "Log models"),
  "loggedModel.update": rule("member", "log", "Finish logged models"),
  "loggedModel.setTag": rule("member", "log", "Tag logged models"),
  "loggedModel.deleteTag": rule("member", "log", "Remove tags of logged models"),
  "loggedModel.logParams": rule("member", "log", "Log params of models"),
  "loggedModel.logMetrics": rule("member", "log", "Log metrics of models"),
  "loggedModel.delete": rule("member", "log", "Delete logged models"),
  "artifact.read": rule("viewer", "read", "See and download artifacts"),
  "artifact.upload": rule("member", "log", "Upload artifacts"),
  "artifact.delete": rule("maintainer", "log", "Delete artifacts"),
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof policy;
