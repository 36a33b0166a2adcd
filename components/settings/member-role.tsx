"use client";

import { useMay } from "#components/common/frame/use-may.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import type { Member } from "./member-table.tsx";
import { RoleSelect } from "./role-select.tsx";
import { useAct } from "./use-act.ts";

/** A member's role; owners change it, except where a group decides. */
export function MemberRole({ member }: { member: Member }) {
  const client = useTRPCClient();
  const mayUpdate = useMay("member.update");
  const { isBusy, act } = useAct();
  const { personId, name, role } = member;
  if (!mayUpdate || member.source === "sso") return role;
  return (
    <RoleSelect
      label={`Role of ${name}`}
      value={role}
      disabled={isBusy}
      onChange={(chosen) =>
        void act(() => client.members.update.mutate({ personId, role: chosen }), `${name} is ${chosen} now`)
      }
    />
  );
}
