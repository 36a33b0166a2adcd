"use client";

import { EllipsisIcon, MilestoneIcon, TagIcon, Trash2Icon, XIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Confirmation } from "#components/common/confirm.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import type { ModelVersion, RegisteredModel } from "#server/domain/registry/schema.ts";
import { AliasMove } from "./alias-move.tsx";
import { usesStages } from "./stages.ts";
import { useRegistryChanges } from "./use-registry-changes.ts";

const AliasDialog = dynamic(() => import("./alias-dialog.tsx").then((module) => module.AliasDialog), {
  ssr: false,
});
const StageDialog = dynamic(() => import("./stage-dialog.tsx").then((module) => module.StageDialog), {
  ssr: false,
});

type Asked = { what: "alias" | "stage" | "delete" } | { what: "remove"; alias: string };

/** What can be done with a version: aliases come and go, it moves to a stage where stages are used, it is deleted. Each asks before it acts. */
export function VersionMenu(props: {
  model: RegisteredModel;
  version: ModelVersion;
  onDeleted?: () => void;
}) {
  const { model, version } = props;
  const maySet = useMay("registeredModel.setAlias");
  const mayRemove = useMay("registeredModel.deleteAlias");
  const mayMove = useMay("modelVersion.transition") && usesStages(model);
  const mayDelete = useMay("modelVersion.delete");
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  if (!maySet && !mayRemove && !mayMove && !mayDelete) return null;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`More on version ${version.version}`}
            className="shrink-0 text-muted-foreground"
          >
            <EllipsisIcon />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="max-w-72">
          {maySet && (
            <DropdownMenuItem onSelect={() => setAsked({ what: "alias" })}>
              <TagIcon /> Set an alias
            </DropdownMenuItem>
          )}
          {mayRemove &&
            version.aliases.map((alias) => (
              <DropdownMenuItem key={alias} onSelect={() => setAsked({ what: "remove", alias })}>
                <XIcon /> <span className="truncate">Remove {alias}</span>
              </DropdownMenuItem>
            ))}
          {mayMove && (
            <DropdownMenuItem onSelect={() => setAsked({ what: "stage" })}>
              <MilestoneIcon /> Move to a stage
            </DropdownMenuItem>
          )}
          {mayDelete && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem variant="destructive" onSelect={() => setAsked({ what: "delete" })}>
                <Trash2Icon /> Delete the version
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {asked?.what === "alias" && <AliasDialog model={model} version={version.version} onClose={close} />}
      {asked?.what === "stage" && <StageDialog version={version} onClose={close} />}
      {asked?.what === "remove" && <RemoveAlias version={version} alias={asked.alias} onClose={close} />}
      {asked?.what === "delete" && (
        <DeleteVersion version={version} onDeleted={props.onDeleted} onClose={close} />
      )}
    </>
  );
}

function RemoveAlias(props: { version: ModelVersion; alias: string; onClose: () => void }) {
  const { version, alias, onClose } = props;
  const { registry } = useTRPCClient();
  const change = useRegistryChanges();
  const { name, version: expectedVersion } = version;
  return (
    <Confirmation
      title={`Remove the alias ${alias}?`}
      says={
        <>
          <AliasMove alias={alias} from={expectedVersion} to={null} />. Code that loads the model by it fails
          from then on.
        </>
      }
      verb="Remove the alias"
      onConfirm={() =>
        void change(() => registry.deleteAlias.mutate({ name, alias, expectedVersion }), `Removed ${alias}`)
      }
      onClose={onClose}
    />
  );
}

function DeleteVersion(props: {
  version: ModelVersion;
  onDeleted: (() => void) | undefined;
  onClose: () => void;
}) {
  const { name, version, aliases } = props.version;
  const { registry } = useTRPCClient();
  const change = useRegistryChanges();
  const along = aliases.length === 0 ? "" : ` Its aliases go with it: ${aliases.join(", ")}.`;
  const remove = async () => {
    const done = await change(
      () => registry.deleteVersion.mutate({ name, version }),
      `Deleted version ${version}`,
    );
    if (done) props.onDeleted?.();
  };
  return (
    <Confirmation
      title={`Delete version ${version}?`}
      says={`It is gone for everybody, and its number is not used again.${along} The files of its run stay.`}
      verb="Delete the version"
      onConfirm={() => void remove()}
      onClose={props.onClose}
    />
  );
}
