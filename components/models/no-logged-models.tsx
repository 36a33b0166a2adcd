import { EmptyState } from "#components/common/empty-state.tsx";
import { NoMatch } from "#components/filter/no-match.tsx";

const command = (experimentId: number) => `import mlflow

mlflow.set_experiment(experiment_id="${experimentId}")
with mlflow.start_run():
    mlflow.sklearn.log_model(model, name="model")`;

/** What stands where logged models would: why there are none, and what makes them appear. */
export function NoLoggedModels(props: {
  experimentId: number;
  filter: string;
  hasMistake: boolean;
  onClear: () => void;
}) {
  if (props.filter === "") {
    return (
      <EmptyState className="flex-1" title="No logged models yet" command={command(props.experimentId)}>
        A model appears here, without a reload, as soon as a client of MLflow 3 logs it. What MLflow 2 logs is
        among the artifacts of its run.
      </EmptyState>
    );
  }
  return <NoMatch noun="model" hasMistake={props.hasMistake} onClear={props.onClear} />;
}
