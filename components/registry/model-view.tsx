"use client";

import { useRouter } from "next/navigation";
import { EmptyState } from "#components/common/empty-state.tsx";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { NoteCard } from "#components/common/note-card.tsx";
import { PlaceLink } from "#components/common/frame/place-link.tsx";
import { TagList } from "#components/common/tag-list.tsx";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import type { RegisteredModel } from "#server/domain/registry/schema.ts";
import { modelPath } from "./address.ts";
import { ModelHeader } from "./model-header.tsx";
import { useModel } from "./use-model.ts";
import { useRegistryChanges } from "./use-registry-changes.ts";
import type { VersionRows } from "./version-rows.ts";
import { Versions } from "./versions.tsx";

/** A registered model: what it is, its versions, its tags. It is kept current. */
export function ModelView(props: { model: RegisteredModel; first: VersionRows; columns: readonly string[] }) {
  const { team } = useFrame();
  const router = useRouter();
  const { registry } = useTRPCClient();
  const change = useRegistryChanges();
  const { model, isGone } = useModel(props.model);
  const { name } = model;
  const mayDescribe = useMay("registeredModel.update");
  const mayTag = useMay("registeredModel.setTag");
  const mayRemoveTag = useMay("registeredModel.deleteTag");
  const rename = async (newName: string) => {
    const done = await change(() => registry.rename.mutate({ name, newName }), `Renamed to ${newName}`);
    if (done) router.replace(`/${team.slug}${modelPath(newName)}`);
  };
  const remove = async () => {
    const done = await change(() => registry.delete.mutate({ name }), `Deleted ${name}`);
    if (done) router.replace(`/${team.slug}/models`);
  };
  if (isGone) return <Gone />;
  return (
    <div className="min-w-0 space-y-4 p-4">
      <ModelHeader
        model={model}
        onRename={(newName) => void rename(newName)}
        onDelete={() => void remove()}
      />
      <NoteCard
        noun="description"
        invites="Add a description: what it is for, what it is trained on, who to ask"
        note={model.description}
        onSave={
          mayDescribe
            ? (description) => void change(() => registry.update.mutate({ name, description }))
            : undefined
        }
      />
      <Versions model={model} first={props.first} columns={props.columns} />
      <TagList
        tags={model.tags}
        empty="This model has no tag."
        command={`client.set_registered_model_tag(${JSON.stringify(name)}, "task", "classification")`}
        onSet={mayTag ? (tag) => void change(() => registry.setTag.mutate({ name, tag })) : undefined}
        onRemove={
          mayRemoveTag ? (key) => void change(() => registry.deleteTag.mutate({ name, key })) : undefined
        }
      />
    </div>
  );
}

/** Stands in the place of a model that was deleted or renamed while it was looked at. */
function Gone() {
  const { team } = useFrame();
  return (
    <EmptyState
      title="There is no model of this name any more"
      action={
        <Button asChild variant="outline">
          <PlaceLink href={`/${team.slug}/models`}>Show the models</PlaceLink>
        </Button>
      }
    >
      Somebody has deleted or renamed it.
    </EmptyState>
  );
}
