import type { Settings } from "#server/core/env.ts";
import { StartError } from "#server/core/start-error.ts";
import { TeamSlug } from "#server/domain/teams/schema.ts";

/** Directories of Entra ID that anybody can be in, with an address of their own choosing. */
const openTenants = new Set(["common", "organizations", "consumers"]);

/**
 * Refuses, before anybody can sign in, what would only be found out at a sign-in.
 *
 * @throws StartError naming the setting.
 */
export function checkSsoSettings(settings: Pick<Settings, "ssoTeamMap" | "entraTenantId">): void {
  for (const { team } of settings.ssoTeamMap) {
    const [issue] = TeamSlug.safeParse(team).error?.issues ?? [];
    if (issue !== undefined)
      throw new StartError(`SSO_TEAM_MAP names the team "${team}", which ${issue.message}.`);
  }
  const { entraTenantId } = settings;
  if (entraTenantId !== undefined && openTenants.has(entraTenantId.toLowerCase())) {
    throw new StartError(
      `ENTRA_TENANT_ID must be one directory's id and not "${entraTenantId}": elsewhere people choose their own e-mail address.`,
    );
  }
}
