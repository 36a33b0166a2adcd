"use client";

import { fileAddress, joinPath } from "#components/artifacts/address.ts";
import { textBytesMax } from "#components/artifacts/preview-plan.ts";
import { useFolder } from "#components/artifacts/use-folder.ts";
import { useText } from "#components/artifacts/use-text.ts";
import { CardSection } from "#components/common/card-section.tsx";
import { messageOf } from "#components/common/message-of.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ArtifactPage } from "#server/domain/artifacts/index.ts";
import { readDependencies } from "./dependencies.ts";
import { DependencyTable } from "./dependency-table.tsx";
import { InputExample } from "./input-example.tsx";
import { MlModelSummary } from "./mlmodel-summary.tsx";
import { parseMlModel } from "./mlmodel.ts";

/** While a model is uploaded its files are listed again this often; a hidden tab does not ask. */
const refreshMs = 5_000;

/** Files that name what has to be installed, the plainest first. */
const dependencyFiles = ["requirements.txt", "conda.yaml", "python_env.yaml"];

/** What the files of a model say of it: how it is loaded, its signature, an example of its input, what it depends on. */
export function ModelContents(props: {
  teamSlug: string;
  /** The model's folder below the team's root. */
  folder: string;
  first: ArtifactPage;
  isGrowing: boolean;
}) {
  const { teamSlug, folder } = props;
  const { entries } = useFolder(folder, props.isGrowing ? refreshMs : false, props.first);
  const names = new Set(entries.map(({ name }) => name));
  const dependencies = dependencyFiles.find((name) => names.has(name));
  if (!names.has("MLmodel")) {
    return (
      <CardSection title="Model">
        <p className="px-3 py-4 text-sm text-muted-foreground">
          {props.isGrowing
            ? "Its signature, input example and dependencies appear here once the client has uploaded them."
            : "There is no MLmodel file among the files, so signature, input example and dependencies are not known."}
        </p>
      </CardSection>
    );
  }
  return (
    <>
      <Description teamSlug={teamSlug} folder={folder} />
      {dependencies !== undefined && (
        <DependenciesOf name={dependencies} address={fileAddress(teamSlug, joinPath(folder, dependencies))} />
      )}
    </>
  );
}

function Description({ teamSlug, folder }: { teamSlug: string; folder: string }) {
  const { data: text, error } = useText(fileAddress(teamSlug, joinPath(folder, "MLmodel")), textBytesMax);
  const model = text === undefined ? undefined : parseMlModel(text);
  const example = typeof model === "object" ? model.inputExample : undefined;
  return (
    <>
      <CardSection title="Model">
        <div className="p-3 text-sm">
          {error !== null ? (
            messageOf(error)
          ) : model === undefined ? (
            <Skeleton className="h-24" />
          ) : typeof model === "string" ? (
            model
          ) : (
            <MlModelSummary model={model} />
          )}
        </div>
      </CardSection>
      {example !== undefined && <InputExample teamSlug={teamSlug} folder={folder} path={example.path} />}
    </>
  );
}

function DependenciesOf({ name, address }: { name: string; address: string }) {
  const { data: text, error } = useText(address, textBytesMax);
  const dependencies = text === undefined ? undefined : readDependencies(name, text);
  return (
    <CardSection title="Dependencies" count={<code className="font-mono text-xs">{name}</code>}>
      <div className="p-3 text-sm">
        {error !== null ? (
          messageOf(error)
        ) : dependencies === undefined ? (
          <Skeleton className="h-12" />
        ) : typeof dependencies === "string" ? (
          dependencies
        ) : (
          <DependencyTable dependencies={dependencies} />
        )}
      </div>
    </CardSection>
  );
}
