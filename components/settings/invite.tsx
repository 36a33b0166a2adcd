"use client";

import { useState } from "react";
import { Field } from "#components/common/field.tsx";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Role } from "#server/auth/caller.ts";
import { Once } from "./once.tsx";
import { RoleSelect } from "./role-select.tsx";
import { useAct } from "./use-act.ts";

/** Makes an invitation's link. Where accounts do not come from a provider, it names the address it is for. */
export function Invite({ needsEmail }: { needsEmail: boolean }) {
  const client = useTRPCClient();
  const { isBusy, act } = useAct();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("member");
  const [link, setLink] = useState<string>();
  const invite = () =>
    act(async () => {
      const made = await client.invitations.create.mutate({ role, ...(email === "" ? {} : { email }) });
      setLink(made.link);
      setEmail("");
    }, "Made an invitation");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <Field
          label={needsEmail ? "E-mail" : "E-mail (empty: whoever holds the link)"}
          id="invite-email"
          className="min-w-56 flex-1"
        >
          <Input
            id="invite-email"
            type="text"
            inputMode="email"
            required={needsEmail}
            placeholder="keiko@example.org"
            value={email}
            onChange={(event) => setEmail(event.target.value.trim())}
          />
        </Field>
        <RoleSelect label="Role of the invited" value={role} onChange={setRole} />
        <Button type="submit" disabled={isBusy || (needsEmail && email === "")}>
          Make a link
        </Button>
      </form>
      {link !== undefined && (
        <Once
          says="This link is shown once, works once, and ends after 7 days. Send it to the person you invite."
          code={link}
        />
      )}
    </div>
  );
}
