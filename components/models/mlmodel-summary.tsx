import { CopyableCode } from "#components/common/copyable-code.tsx";
import { Fact } from "#components/common/fact.tsx";
import { formatBytes } from "#components/common/format/number.ts";
import type { Flavor, MlModel } from "./mlmodel.ts";
import { SignatureTable } from "./signature-table.tsx";

/** What an `MLmodel` file says, at a glance: how the model is loaded, what goes in and comes out, what made it. */
export function MlModelSummary({ model }: { model: MlModel }) {
  return (
    <div className="space-y-4 text-sm">
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        <Fact label="Flavors">
          {model.flavors.map((flavor) => (
            <FlavorName key={flavor.name} flavor={flavor} />
          ))}
        </Fact>
        {model.modelId !== undefined && (
          <Fact label="Model id">
            <CopyableCode text={model.modelId} label="Copy the model id" />
          </Fact>
        )}
        <TextFact label="Python" text={model.pythonVersion} />
        <TextFact label="MLflow" text={model.mlflowVersion} />
        <TextFact label="Input example" text={model.inputExample?.path} />
        <TextFact
          label="Size"
          text={model.sizeBytes === undefined ? undefined : formatBytes(model.sizeBytes)}
        />
      </dl>
      {model.signature === undefined ? (
        <p className="text-muted-foreground">
          No signature: log the model with an <code className="font-mono text-xs">input_example</code>, and
          what goes in and comes out is recorded.
        </p>
      ) : (
        <SignatureTable signature={model.signature} />
      )}
    </div>
  );
}

function FlavorName({ flavor: { name, version, facts } }: { flavor: Flavor }) {
  const title = facts.map((fact) => `${fact.name}: ${fact.value}`).join("\n");
  return (
    <span className="block font-mono text-xs leading-5" title={title}>
      {name}
      {version !== undefined && <span className="text-muted-foreground"> {version}</span>}
    </span>
  );
}

function TextFact({ label, text }: { label: string; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <Fact label={label}>
      <span className="font-mono text-xs">{text}</span>
    </Fact>
  );
}
