import { issueSignInLink } from "#server/auth/links/issue.ts";
import { listMembers, removeMember, updateMember } from "#server/domain/teams/index.ts";
import { procedure, router } from "./init.ts";

export const membersRouter = router({
  list: procedure(listMembers),
  update: procedure(updateMember),
  remove: procedure(removeMember),
  createSignInLink: procedure(issueSignInLink),
});
