"use client";

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "#components/ui/select.tsx";
import type { Role } from "#server/auth/caller.ts";
import { roles } from "#server/auth/caller.ts";

const says: Record<Role, string> = {
  viewer: "sees everything",
  member: "logs and edits runs",
  maintainer: "also deletes files, makes service tokens",
  owner: "also manages the team",
};

/** Picks a role; what each may do stands beside it. */
export function RoleSelect(props: {
  value: Role;
  label: string;
  disabled?: boolean;
  onChange: (role: Role) => void;
}) {
  const { value, label, disabled = false, onChange } = props;
  const choose = (chosen: string) => {
    const role = roles.find((known) => known === chosen);
    if (role !== undefined && role !== value) onChange(role);
  };
  return (
    <Select value={value} disabled={disabled} onValueChange={choose}>
      <SelectTrigger aria-label={label} className="w-32">
        <SelectValue>{value}</SelectValue>
      </SelectTrigger>
      <SelectContent>
        {roles.map((role) => (
          <SelectItem key={role} value={role}>
            <span className="w-20">{role}</span>
            <span className="text-muted-foreground">{says[role]}</span>
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
