/** The two variables an unmodified MLflow client needs, for a shell. The token is made of safe characters only. */
export function environment(address: string, token: string): string {
  return `export MLFLOW_TRACKING_URI=${address}\nexport MLFLOW_TRACKING_TOKEN=${token}`;
}

export const installCommand = "pip install mlflow-skinny";

/** Five lines whose curve is worth watching. */
export const exampleScript = `import mlflow, time
mlflow.set_experiment("hello")
for step in range(100):
    mlflow.log_metric("loss", 1 / (step + 1), step=step)
    time.sleep(0.1)`;
