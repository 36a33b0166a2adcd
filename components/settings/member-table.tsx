"use client";

import { RelativeTime } from "#components/common/relative-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { Role } from "#server/auth/caller.ts";
import { MemberActions } from "./member-actions.tsx";
import { MemberRole } from "./member-role.tsx";

export type Member = {
  personId: number;
  name: string;
  email: string;
  role: Role;
  source: "sso" | "invitation" | "operator";
  joinedAt: Date;
  signedInAt: Date | null;
};

/** Everybody in the team, with what an owner can do about them. */
export function MemberTable({
  members,
  signsInByLink,
}: {
  members: readonly Member[];
  signsInByLink: boolean;
}) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Person</TableHead>
          <TableHead>Role</TableHead>
          <TableHead className="max-sm:hidden">Joined</TableHead>
          <TableHead className="max-sm:hidden">Last sign-in</TableHead>
          <TableHead>
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {members.map((member) => (
          <TableRow key={member.personId}>
            <TableCell className="max-w-36 sm:max-w-56">
              <div className="truncate font-medium" title={member.name}>
                {member.name}
              </div>
              <div className="truncate text-xs text-muted-foreground" title={member.email}>
                {member.email}
              </div>
            </TableCell>
            <TableCell>
              <div className="flex flex-wrap items-center gap-2">
                <MemberRole member={member} />
                {member.source === "sso" && (
                  <Badge variant="outline" title="Follows a group of the identity provider">
                    by group
                  </Badge>
                )}
              </div>
            </TableCell>
            <TableCell className="max-sm:hidden">
              <RelativeTime at={member.joinedAt.getTime()} />
            </TableCell>
            <TableCell className="max-sm:hidden">
              {member.signedInAt === null ? (
                <span className="text-muted-foreground">never</span>
              ) : (
                <RelativeTime at={member.signedInAt.getTime()} />
              )}
            </TableCell>
            <TableCell>
              <MemberActions member={member} signsInByLink={signsInByLink} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
