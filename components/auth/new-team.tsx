"use client";

import { useState } from "react";
import { Field } from "#components/common/field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { TeamSlug } from "#server/domain/teams/schema.ts";
import { postAuth } from "./post-auth.ts";
import { Refusal } from "./refusal.tsx";
import { useLeavePage } from "./use-leave-page.ts";

/** Makes a team that the reader owns, and goes there. */
export function NewTeam({ address }: { address: string }) {
  const [slug, setSlug] = useState("");
  const { isBusy, refused, go } = useLeavePage(() => postAuth("teams", { slug }));
  const parsed = TeamSlug.safeParse(slug);
  const fault = slug === "" || parsed.success ? undefined : parsed.error.issues[0]?.message;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <Field label="Name in addresses" id="slug">
        <Input
          id="slug"
          required
          placeholder="fraud-detection"
          aria-invalid={fault !== undefined}
          aria-describedby="slug-note"
          value={slug}
          onChange={(event) => setSlug(event.target.value.toLowerCase())}
        />
        <p id="slug-note" className="text-xs break-all text-muted-foreground">
          {fault === undefined ? `${address}/${slug}` : `It ${fault}.`}
        </p>
      </Field>
      <Button type="submit" size="lg" disabled={isBusy || !parsed.success}>
        Create the team
      </Button>
      <Refusal>{refused}</Refusal>
    </form>
  );
}
