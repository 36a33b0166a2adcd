import { EmptyState } from "#components/common/empty-state.tsx";
import { NoMatch } from "#components/filter/no-match.tsx";

const command = `import mlflow

mlflow.sklearn.log_model(
    model,
    name="model",
    registered_model_name="fraud-detector",
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
  return <NoMatch noun="model" hasMistake={props.hasMistake} onClear={props.onClear} />;
}
