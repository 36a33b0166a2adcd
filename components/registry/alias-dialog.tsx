"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useState } from "react";
import { toast } from "sonner";
import { Field } from "#components/common/field.tsx";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPC, useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { findAliasProblem } from "#server/domain/registry/rules.ts";
import type { RegisteredModel } from "#server/domain/registry/schema.ts";
import { AliasMove } from "./alias-move.tsx";

/** Longest name the server takes, in characters. */
const aliasLengthMax = 255;

/**
 * Points an alias at a version, after it has said from where the alias moves. Should somebody move it meanwhile, nothing
 * happens but a sentence, and the reader decides again on where it is by then.
 */
export function AliasDialog(props: { model: RegisteredModel; version: number; onClose: () => void }) {
  const { model, version, onClose } = props;
  const { seen, refused, isBusy, move } = useMoveAlias(model, version, onClose);
  const [written, setWritten] = useState("");
  const alias = written.trim();
  const from = seen.find((candidate) => candidate.alias === alias)?.version ?? null;
  const problem = alias === "" ? undefined : findAliasProblem(alias);
  const isThere = from === version;
  const elsewhere = seen.filter((candidate) => candidate.version !== version);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void move(alias, from);
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <form onSubmit={submit} className="grid min-w-0 gap-4">
          <DialogHeader>
            <DialogTitle>Set an alias on version {version}</DialogTitle>
            <DialogDescription>
              Code that loads the model by the alias gets this version from then on.
            </DialogDescription>
          </DialogHeader>
          <Field label="Alias" id="alias">
            <Input
              id="alias"
              value={written}
              maxLength={aliasLengthMax}
              placeholder="champion"
              autoComplete="off"
              spellCheck={false}
              aria-invalid={problem !== undefined}
              onChange={(event) => setWritten(event.target.value)}
            />
            {elsewhere.length > 0 && (
              <div className="flex max-h-24 flex-wrap gap-1.5 overflow-y-auto pt-1">
                {elsewhere.map((candidate) => (
                  <Button
                    key={candidate.alias}
                    type="button"
                    variant="outline"
                    size="xs"
                    className="max-w-full"
                    onClick={() => setWritten(candidate.alias)}
                  >
                    <span className="truncate">{candidate.alias}</span>
                    <span className="numeric text-muted-foreground">v{candidate.version}</span>
                  </Button>
                ))}
              </div>
            )}
          </Field>
          <p className="min-h-5 text-sm" aria-live="polite">
            {problem !== undefined ? (
              <span className="text-destructive">{problem}</span>
            ) : isThere ? (
              `${alias} is at version ${version} already.`
            ) : (
              alias !== "" && <AliasMove alias={alias} from={from} to={version} />
            )}
          </p>
          {refused !== undefined && (
            <p role="alert" className="text-sm text-destructive">
              {refused}
            </p>
          )}
          <DialogFooter>
            <Button type="button" variant="ghost" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={isBusy || alias === "" || problem !== undefined || isThere}>
              {from === null ? "Set the alias" : "Move the alias"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** `seen` is where the aliases were when the reader last looked: it changes with a refusal and never while they decide. */
function useMoveAlias(model: RegisteredModel, version: number, onDone: () => void) {
  const { name } = model;
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [seen, setSeen] = useState(model.aliases);
  const [refused, setRefused] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const readAgain = () => queries.invalidateQueries({ queryKey: trpc.registry.pathKey() });
  const move = async (alias: string, expectedVersion: number | null) => {
    setBusy(true);
    try {
      await client.registry.setAlias.mutate({ name, alias, version, expectedVersion });
      toast.success(`${alias} is at version ${version}`);
      onDone();
    } catch (error) {
      setRefused(messageOf(error));
      await client.registry.get.query({ name }).then(({ aliases }) => setSeen(aliases), ignore);
      setBusy(false);
    } finally {
      await readAgain();
    }
  };
  return { seen, refused, isBusy, move };
}

/** The refusal that led here is told already. */
const ignore = () => undefined;
