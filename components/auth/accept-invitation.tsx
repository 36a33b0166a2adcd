"use client";

import { useState } from "react";
import { Field } from "#components/common/field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { postAuth } from "./post-auth.ts";
import { Refusal } from "./refusal.tsx";
import { useInvitationSecret } from "./use-invitation-secret.ts";
import { useLeavePage } from "./use-leave-page.ts";

/** Joins the team of the invitation in the address: as `me`, or as somebody new who says their name. */
export function AcceptInvitation({ me }: { me: { name: string; email: string } | undefined }) {
  const secret = useInvitationSecret();
  const [name, setName] = useState("");
  const body = me === undefined ? { secret, name } : { secret };
  const { isBusy, refused, go } = useLeavePage(() => postAuth("invitations", body));
  if (secret === "")
    return <Refusal>This link is not whole: the part after the # is missing. Copy all of it.</Refusal>;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      {me === undefined ? (
        <Field label="Your name" id="name">
          <Input
            id="name"
            required
            maxLength={100}
            autoComplete="name"
            value={name}
            onChange={(e) => setName(e.target.value)}
          />
        </Field>
      ) : (
        <p className="text-center text-muted-foreground">
          You join as {me.name} ({me.email}).
        </p>
      )}
      <Button type="submit" size="lg" disabled={isBusy || secret === undefined}>
        Join the team
      </Button>
      <Refusal>{refused}</Refusal>
    </form>
  );
}
