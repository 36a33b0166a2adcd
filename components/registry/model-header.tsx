"use client";

import { Trash2Icon } from "lucide-react";
import { Confirm } from "#components/common/confirm.tsx";
import { EditableName } from "#components/common/editable-name.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { Button } from "#components/ui/button.tsx";
import type { RegisteredModel } from "#server/domain/registry/schema.ts";
import { ModelAliases } from "./alias-badges.tsx";
import { latestOf } from "./latest.ts";

/** Longest name the server takes, in characters. */
const nameLengthMax = 256;

/** What a model is, in two lines: its name, whose it is and where its aliases point; and what can be done with it. */
export function ModelHeader(props: {
  model: RegisteredModel;
  onRename: (name: string) => void;
  onDelete: () => void;
}) {
  const { model } = props;
  const mayRename = useMay("registeredModel.rename");
  const mayDelete = useMay("registeredModel.delete");
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-72 space-y-1">
        <EditableName
          of="model"
          name={model.name}
          lengthMax={nameLengthMax}
          onRename={mayRename ? props.onRename : undefined}
        />
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted-foreground">
          <span className="max-w-64 truncate">by {model.createdBy.name}</span>
          <span aria-hidden>·</span>
          <span>
            updated <RelativeTime at={model.updatedAtMs} />
          </span>
          <ModelAliases aliases={model.aliases} />
        </div>
      </div>
      {mayDelete && (
        <Confirm
          trigger={
            <Button size="sm" variant="outline">
              <Trash2Icon /> Delete
            </Button>
          }
          title={`Delete ${model.name}?`}
          says={describeLoss(model)}
          verb="Delete the model"
          onConfirm={props.onDelete}
        />
      )}
    </div>
  );
}

function describeLoss(model: RegisteredModel): string {
  const stays = "It is gone for everybody and cannot be brought back; the files of runs stay.";
  const latest = latestOf(model);
  if (latest === undefined) return stays;
  const names = model.aliases.map(({ alias }) => alias).join(", ");
  const aliases = names === "" ? "" : `, and the aliases ${names}`;
  return `All versions up to ${latest} go with it${aliases}. ${stays}`;
}
