"use client";

import { useState } from "react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import { environment, exampleScript, installCommand } from "./connect-steps.ts";
import { FirstRun } from "./first-run.tsx";

/** How long a token made here lives: long enough for a project's training, short enough to end by itself. */
const tokenDays = 90;

/** How to log to this team from any machine: two variables with a token made on the spot, and a script that proves it. */
export function ConnectPanel({ address }: { address: string }) {
  const { me } = useFrame();
  const mayLog = useMay("run.create");
  const client = useTRPCClient();
  const [token, setToken] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const [since, setSince] = useState<number>();
  const create = async () => {
    try {
      const name = `quickstart ${new Date().toISOString().slice(0, 10)}`;
      const created = await client.tokens.create.mutate({ name, scope: "log", expiresInDays: tokenDays });
      setToken(created.token);
      setSince(Date.now());
    } catch (error) {
      setRefused(messageOf(error));
    }
  };
  if (!mayLog) {
    return (
      <p className="text-muted-foreground">
        Viewers see runs and cannot log any. Ask an owner for a role that may.
      </p>
    );
  }
  return (
    <ol className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
      <Step number={1} title="Tell the client where to log">
        {token === undefined ? (
          <>
            <p className="text-muted-foreground">
              The token is yours, {me.name}: it logs to this team for {tokenDays} days and is shown once.
            </p>
            <Button className="w-fit" onClick={() => void create()}>
              Make a token
            </Button>
          </>
        ) : (
          <CodeBlock code={environment(address, token)} />
        )}
        {refused !== undefined && (
          <p role="alert" className="text-destructive">
            {refused}
          </p>
        )}
      </Step>
      <Step number={2} title="Run something">
        <CodeBlock code={installCommand} />
        <CodeBlock code={exampleScript} />
      </Step>
      {since !== undefined && <FirstRun sinceMs={since} />}
    </ol>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: React.ReactNode }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 text-sm">
      <h3 className="flex items-center gap-2 font-medium">
        <span className="numeric flex size-5 items-center justify-center rounded-full bg-secondary text-xs">
          {number}
        </span>
        {title}
      </h3>
      {children}
    </li>
  );
}
