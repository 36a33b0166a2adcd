import { EmptyState } from "#components/common/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";

const command = `import mlflow

mlflow.sklearn.log_model(
    model, name="model", registered_model_name="fraud-detector"
)`;

/** What stands where models would: why there are none, and what makes them appear. */
export function NoModels(props: { filter: string; hasMistake: boolean; onClear: () => void }) {
  if (props.filter === "") {
    return (
      <EmptyState title="No registered models yet" command={command}>
        A model appears here, without a reload, as soon as a client registers it: while it logs it, as below,
        or later with <code className="font-mono text-xs">mlflow.register_model(uri, name)</code>.
      </EmptyState>
    );
  }
  return (
    <EmptyState
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
