"use client";

import type { FormEvent } from "react";
import { useState } from "react";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import { Label } from "#components/ui/label.tsx";
import { ToggleGroup, ToggleGroupItem } from "#components/ui/toggle-group.tsx";
import { type Stage, STAGES } from "#server/domain/registry/rules.ts";
import type { ModelVersion } from "#server/domain/registry/schema.ts";
import { useRegistryChanges } from "./use-registry-changes.ts";

/** Moves a version to another stage; a stage that serves may be cleared for it. */
export function StageDialog({ version, onClose }: { version: ModelVersion; onClose: () => void }) {
  const client = useTRPCClient();
  const change = useRegistryChanges();
  const [stage, setStage] = useState(version.stage);
  const [clears, setClears] = useState(false);
  const serves = stage === "Production" || stage === "Staging";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { name, version: number } = version;
    const input = { name, version: number, stage, archiveExisting: serves && clears };
    const moved = await change(
      () => client.registry.transitionStage.mutate(input),
      `Version ${number} is in ${stage}`,
    );
    if (moved) onClose();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <form onSubmit={(event) => void submit(event)} className="grid gap-4">
          <DialogHeader>
            <DialogTitle>Move version {version.version} to a stage</DialogTitle>
            <DialogDescription>
              Code that loads the model by stage gets the highest version in it. Aliases are the newer way.
            </DialogDescription>
          </DialogHeader>
          <ToggleGroup
            type="single"
            variant="outline"
            aria-label="Stage"
            value={stage}
            onValueChange={(value) => setStage(STAGES.find((known) => known === value) ?? stage)}
          >
            {STAGES.map((known) => (
              <ToggleGroupItem key={known} value={known}>
                {known}
              </ToggleGroupItem>
            ))}
          </ToggleGroup>
          {serves && (
            <Label className="flex items-center gap-2 font-normal">
              <Checkbox checked={clears} onCheckedChange={(checked) => setClears(checked === true)} />
              Archive the other versions that are in {stage}
            </Label>
          )}
          <p className="min-h-5 text-sm" aria-live="polite">
            {describeMove(version, stage)}
          </p>
          <DialogFooter>
            <Button type="button" variant="ghost" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={stage === version.stage}>
              Move the version
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const describeMove = ({ version, stage: from }: ModelVersion, to: Stage) =>
  from === to ? "" : `Version ${version}: ${from} → ${to}`;
