import { CopyButton } from "#components/common/copy-button.tsx";
import { EmptyState } from "#components/common/empty-state.tsx";
import { formatCount } from "#components/common/format/number.ts";
import type { DatasetInput } from "#server/domain/data/index.ts";
import { readColumns, readRowCount, readSource } from "./dataset-facts.ts";

/** What a run read: name, digest, what for, where from, and the columns as far as they were recorded. */
export function DatasetList({ inputs }: { inputs: readonly DatasetInput[] }) {
  if (inputs.length === 0) {
    return (
      <EmptyState
        title="No datasets recorded"
        command={
          'dataset = mlflow.data.from_pandas(frame, name="train")\nmlflow.log_input(dataset, context="training")'
        }
      >
        The data a run read appears here, so that you can tell which version a result stands on.
      </EmptyState>
    );
  }
  return (
    <ul className="grid gap-3 p-4 lg:grid-cols-2">
      {inputs.map((input) => (
        <DatasetCard key={`${input.dataset.name} ${input.dataset.digest}`} input={input} />
      ))}
    </ul>
  );
}

function DatasetCard({ input: { dataset, tags } }: { input: DatasetInput }) {
  const context = tags.find(({ key }) => key === "mlflow.data.context")?.value;
  const rows = readRowCount(dataset.profile);
  const columns = readColumns(dataset.schema);
  const source = readSource(dataset.source);
  return (
    <li className="min-w-0 rounded-md border bg-card p-3 text-sm">
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 truncate font-medium" title={dataset.name}>
          {dataset.name}
        </h3>
        {context !== undefined && (
          <span className="rounded-md bg-secondary px-1.5 py-0.5 text-xs">{context}</span>
        )}
        {rows !== undefined && (
          <span className="numeric ml-auto shrink-0 text-muted-foreground">{formatCount(rows)} rows</span>
        )}
      </div>
      <dl className="mt-2 space-y-1">
        <Line label="Digest" value={dataset.digest} />
        {source !== "" && <Line label={`Source (${dataset.sourceType})`} value={source} />}
      </dl>
      {columns.length > 0 && (
        <details className="mt-2">
          <summary className="cursor-pointer text-muted-foreground">
            {columns.length} {columns.length === 1 ? "column" : "columns"}
          </summary>
          <ul className="mt-1 max-h-48 overflow-y-auto font-mono text-xs">
            {columns.map(({ name, type }, index) => (
              // Columns may share a name.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className="flex justify-between gap-3 py-0.5">
                <span className="truncate">{name}</span>
                <span className="shrink-0 text-muted-foreground">{type}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex items-center gap-3">
      <dt className="w-32 shrink-0 truncate text-xs text-muted-foreground">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-3">
        <span className="min-w-0 flex-1 truncate font-mono text-xs" title={value}>
          {value}
        </span>
        <CopyButton text={value} label={`Copy the ${label.toLowerCase()}`} />
      </dd>
    </div>
  );
}
