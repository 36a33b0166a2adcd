import type { Reproduction } from "#server/domain/reproduction/index.ts";

/** What is recorded but no step passes on: params of a script, and datasets by name and digest. */
export function RecordedList({ params, datasets }: Pick<Reproduction, "params" | "datasets">) {
  return (
    <>
      {params.length > 0 && (
        <section aria-labelledby="params">
          <h2 id="params" className="text-lg font-medium">
            Params to compare
          </h2>
          <p className="mt-0.5 mb-2 text-sm text-muted-foreground">
            No step passes these on: the script takes them from its arguments, configuration or defaults.
          </p>
          <Pairs pairs={params.map(({ key, value }) => ({ key, name: key, value }))} />
        </section>
      )}
      {datasets.length > 0 && (
        <section aria-labelledby="datasets">
          <h2 id="datasets" className="mb-2 text-lg font-medium">
            Datasets
          </h2>
          <Pairs
            pairs={datasets.map(({ name, digest, context }) => ({
              key: `${name} ${digest}`,
              name: context === null ? name : `${name} (${context})`,
              value: digest,
            }))}
          />
        </section>
      )}
    </>
  );
}

function Pairs({ pairs }: { pairs: readonly { key: string; name: string; value: string }[] }) {
  return (
    <dl className="divide-y rounded-md border text-sm">
      {pairs.map(({ key, name, value }) => (
        <div key={key} className="flex gap-3 px-3 py-1.5">
          <dt className="min-w-0 flex-1 truncate" title={name}>
            {name}
          </dt>
          <dd className="min-w-0 truncate font-mono text-xs leading-5" title={value}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
