import { z } from "zod";
import { settings } from "#server/core/env.ts";
import { query } from "#server/core/operation.ts";
import { configuredProviders } from "./providers.ts";

/** How people sign in, and which groups lead into the caller's team. Other teams' groups and all secrets stay out. */
export const getSsoState = query({
  action: "team.read",
  input: z.strictObject({}),
  async handle({ caller }) {
    return {
      providers: configuredProviders().map(({ id, label, issuer }) => ({
        id,
        label,
        issuer,
        redirectAddress: `${settings.publicUrl}/api/auth/callback/${id}`,
      })),
      allowedDomains: settings.ssoAllowedDomains,
      groupsClaim: settings.ssoGroupsClaim,
      groups: settings.ssoTeamMap.filter(({ team }) => team === caller.team.slug),
    };
  },
});
