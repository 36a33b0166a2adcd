import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { PageFrame } from "#components/common/frame/page-frame.tsx";
import { sidebarCookie } from "#components/common/frame/sidebar-cookie.ts";
import { TeamApi } from "#components/common/trpc.tsx";
import { pageCaller, pagePerson } from "#server/auth/page-caller.ts";

type Props = { params: Promise<{ team: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { team } = await params;
  return { title: { default: team, template: `%s · ${team} · Saigen` } };
}

/** The frame of a team's pages; for those who are not in the team there is no such page. */
export default async function TeamLayout({ params, children }: Props) {
  const { team } = await params;
  const caller = await pageCaller(team);
  const { name, email, memberships } = await pagePerson();
  const sidebar = (await cookies()).get(sidebarCookie)?.value === "icons" ? "icons" : "wide";
  const teams = memberships.map(({ slug, teamName, isSample }) => ({ slug, name: teamName, isSample }));
  const current = teams.find(({ slug }) => slug === team) ?? { slug: team, name: team };
  return (
    <TeamApi key={team} team={team}>
      <PageFrame frame={{ team: current, teams, me: { name, email }, role: caller.role }} sidebar={sidebar}>
        {children}
      </PageFrame>
    </TeamApi>
  );
}
