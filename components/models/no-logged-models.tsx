import { EmptyState } from "#components/common/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";

const command = `import mlflow

with mlflow.start_run():
    mlflow.sklearn.log_model(model, name="model")`;

/** What stands where logged models would: why there are none, and what makes them appear. */
export function NoLoggedModels(props: { filter: string; hasMistake: boolean; onClear: () => void }) {
  if (props.filter === "") {
    return (
      <EmptyState className="flex-1" title="No logged models yet" command={command}>
        A model appears here, without a reload, as soon as a client of MLflow 3 logs it. What MLflow 2 logs is
        among the artifacts of its run.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      className="flex-1"
      title={props.hasMistake ? "The filter has a mistake" : "No model matches the filter"}
      action={
        <Button variant="outline" onClick={props.onClear}>
          Clear the filter
        </Button>
      }
    >
      {props.hasMistake && "Mend it where it is underlined, then press Enter."}
    </EmptyState>
  );
}
