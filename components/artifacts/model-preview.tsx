import { DependencyTable } from "#components/models/dependency-table.tsx";
import { readDependencies } from "#components/models/dependencies.ts";
import { MlModelSummary } from "#components/models/mlmodel-summary.tsx";
import { parseMlModel } from "#components/models/mlmodel.ts";
import { languageOf } from "./languages.ts";
import { Remark } from "./remark.tsx";
import { TextPreview } from "./text-preview.tsx";

/** What an `MLmodel` file or a list of packages says at a glance, above its text. */
export function ModelPreview({ name, text }: { name: string; text: string }) {
  return (
    <>
      <div className="border-b p-4">
        {name === "MLmodel" ? <Model text={text} /> : <Packages {...{ name, text }} />}
      </div>
      <TextPreview text={text} language={languageOf(name)} />
    </>
  );
}

function Model({ text }: { text: string }) {
  const model = parseMlModel(text);
  return typeof model === "string" ? <Remark>{model}</Remark> : <MlModelSummary model={model} />;
}

function Packages({ name, text }: { name: string; text: string }) {
  const dependencies = readDependencies(name, text);
  if (typeof dependencies === "string") return <Remark>{dependencies}</Remark>;
  return <DependencyTable dependencies={dependencies} />;
}
