"use client";

import { KeyRoundIcon, UserMinusIcon } from "lucide-react";
import { useState } from "react";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import { Confirm } from "#components/common/confirm.tsx";
import type { Member } from "./member-table.tsx";
import { Once } from "./once.tsx";
import { useAct } from "./use-act.ts";

/** What an owner can do about a member: make a sign-in link where there is no provider, and remove them. */
export function MemberActions({ member, signsInByLink }: { member: Member; signsInByLink: boolean }) {
  const { me } = useFrame();
  const mayLink = useMay("signInLink.create") && signsInByLink;
  const mayRemove = useMay("member.remove") && member.email !== me.email;
  return (
    <div className="flex justify-end gap-1">
      {mayLink && <MakeLink member={member} />}
      {mayRemove && <Remove member={member} />}
    </div>
  );
}

function MakeLink({ member: { personId, name } }: { member: Member }) {
  const client = useTRPCClient();
  const { isBusy, act } = useAct();
  const [link, setLink] = useState<string>();
  const make = () =>
    act(async () => {
      const made = await client.members.createSignInLink.mutate({ personId });
      setLink(made.link);
    }, `Made a sign-in link for ${name}`);
  return (
    <>
      <Button
        variant="ghost"
        size="icon-sm"
        disabled={isBusy}
        aria-label={`Make a sign-in link for ${name}`}
        title="Make a sign-in link"
        onClick={() => void make()}
      >
        <KeyRoundIcon />
      </Button>
      <Dialog open={link !== undefined} onOpenChange={() => setLink(undefined)}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>Sign-in link for {name}</DialogTitle>
            <DialogDescription>Whoever opens it is {name}. It works once, within an hour.</DialogDescription>
          </DialogHeader>
          <Once says="This link is shown once. Send it to its person alone." code={link ?? ""} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function Remove({ member: { personId, name, source } }: { member: Member }) {
  const client = useTRPCClient();
  const { act } = useAct();
  const back = source === "sso" ? " Signing in again brings them back as long as they are in the group." : "";
  return (
    <Confirm
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`Remove ${name}`} title="Remove from the team">
          <UserMinusIcon />
        </Button>
      }
      title={`Remove ${name} from the team?`}
      says={`They are out at once, and their personal tokens of this team end for good. Their runs stay.${back}`}
      verb="Remove"
      onConfirm={() => void act(() => client.members.remove.mutate({ personId }), `Removed ${name}`)}
    />
  );
}
