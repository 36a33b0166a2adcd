"use client";

import { useState } from "react";
import { Field } from "#components/common/field.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { environment } from "#components/home/connect-steps.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Scope } from "#server/auth/caller.ts";
import { Choice } from "./choice.tsx";
import { Once } from "./once.tsx";
import { useAct } from "./use-act.ts";

const scopes: Record<Scope, string> = {
  read: "read: see runs",
  log: "log: record runs",
  registry: "registry: also move models",
  admin: "admin: all that its owner may",
};
const kinds = { personal: "Personal: mine", service: "Service: the team's" };
const spans = { "30": "30 days", "90": "90 days", "365": "a year", never: "no end" };

/** Makes a token and shows it once, as the two variables an MLflow client reads. */
export function NewToken({ address }: { address: string }) {
  const client = useTRPCClient();
  const mayMakeService = useMay("token.createService");
  const { isBusy, act } = useAct();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<Scope>("log");
  const [kind, setKind] = useState<keyof typeof kinds>("personal");
  const [span, setSpan] = useState<keyof typeof spans>("90");
  const [token, setToken] = useState<string>();
  const create = () =>
    act(async () => {
      const make = kind === "service" ? client.tokens.createService : client.tokens.create;
      const expires = span === "never" ? {} : { expiresInDays: Number(span) };
      const made = await make.mutate({ name: name.trim(), scope, ...expires });
      setToken(made.token);
      setName("");
    }, `Made the token ${name.trim()}`);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Field label="Name" id="token-name" className="min-w-48 flex-1">
          <Input
            id="token-name"
            required
            maxLength={100}
            placeholder="laptop"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Choice label="Scope" value={scope} options={scopes} onChange={setScope} />
        {mayMakeService && <Choice label="Kind" value={kind} options={kinds} onChange={setKind} />}
        <Choice label="Ends after" value={span} options={spans} onChange={setSpan} />
        <Button type="submit" disabled={isBusy || name.trim() === ""}>
          Make a token
        </Button>
      </form>
      {token !== undefined && (
        <Once
          says="This token is shown once. These two lines are all that an MLflow client needs."
          code={environment(address, token)}
        />
      )}
    </div>
  );
}
