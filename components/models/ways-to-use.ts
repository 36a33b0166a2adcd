/** What people do with a model, as code to copy; the last one sends the example that the download brings. A shell's single quotes keep every character of `uri` but their own. */
export function waysToUse(uri: string): { name: string; code: string }[] {
  const shellUri = `'${uri.replaceAll("'", String.raw`'\''`)}'`;
  return [
    {
      name: "Python",
      code: `import mlflow\n\nmodel = mlflow.pyfunc.load_model(${JSON.stringify(uri)})\nmodel.predict(data)`,
    },
    { name: "Download", code: `mlflow artifacts download -u ${shellUri} -d model` },
    { name: "Serve", code: `mlflow models serve -m ${shellUri} --env-manager local --port 5001` },
    {
      name: "REST",
      code: `curl http://127.0.0.1:5001/invocations -H 'Content-Type: application/json' \\\n  -d @model/serving_input_example.json`,
    },
  ];
}
