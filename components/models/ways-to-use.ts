import { commandOf, quote } from "#server/core/shell.ts";

/** A question to Saigen's own REST API: the call and what it asks for. */
export type Lookup = { call: string; fields: Readonly<Record<string, string>> };

/** A way to use a model: code to copy, and a sentence about what it takes or answers. */
export type WayToUse = { name: string; code: string; says?: string };

/** What people do with a model. `uri` is what MLflow's client resolves; in a shell every word stays what it is, whatever is in it. */
export function waysToUse(uri: string, lookup: Lookup): WayToUse[] {
  return [
    {
      name: "Python",
      code: `import mlflow\n\nmodel = mlflow.pyfunc.load_model(${JSON.stringify(uri)})\nmodel.predict(data)`,
    },
    { name: "Download", code: `${commandOf("mlflow", "artifacts", "download", "-u", uri)} -d model` },
    {
      name: "Serve",
      code: `${commandOf("mlflow", "models", "serve", "-m", uri)} --env-manager local --port 5001`,
    },
    {
      name: "Predict",
      code: `curl http://127.0.0.1:5001/invocations -H 'Content-Type: application/json' \\\n  -d @model/serving_input_example.json`,
      says: "Asks the server that Serve starts, with the example that Download brings.",
    },
    {
      name: "REST",
      code: lookUp(lookup),
      says: "Saigen answers with the version, its run and where its files are.",
    },
  ];
}

function lookUp({ call, fields }: Lookup): string {
  const data = Object.entries(fields).map(
    ([name, value]) => ` \\\n  --data-urlencode ${quote(`${name}=${value}`)}`,
  );
  return `curl -G "$MLFLOW_TRACKING_URI/api/2.0/mlflow/${call}" \\\n  -H "Authorization: Bearer $MLFLOW_TRACKING_TOKEN"${data.join("")}`;
}
