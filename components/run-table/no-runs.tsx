"use client";

import { EmptyState } from "#components/common/empty-state.tsx";
import { findProblem } from "#components/filter/find-problem.ts";
import { NoMatch } from "#components/filter/no-match.tsx";
import { Button } from "#components/ui/button.tsx";
import { runLanguage } from "#server/core/filter/index.ts";
import type { View } from "./view.ts";

const command = (experimentId: number) => `import mlflow

mlflow.set_experiment(experiment_id="${experimentId}")
with mlflow.start_run():
    mlflow.log_metric("accuracy", 0.9)`;

/** What stands where runs would: why there are none, and what makes them appear. */
export function NoRuns(props: {
  experimentId: number;
  view: View;
  arrived: number;
  onChange: (patch: Partial<View>) => void;
  onReload: () => void;
}) {
  const { view, onChange } = props;
  if (view.filter !== "") {
    const hasMistake = findProblem(view.filter, runLanguage) !== undefined;
    return (
      <NoMatch noun="run" hasMistake={hasMistake} onClear={() => onChange({ filter: "" })}>
        A comparison holds only for runs that have the value; <code>metrics.x IS NULL</code> finds those
        without.
      </NoMatch>
    );
  }
  if (view.archived) {
    return (
      <EmptyState
        className="flex-1"
        title="Nothing is archived here"
        action={
          <Button variant="outline" onClick={() => onChange({ archived: false })}>
            Show active runs
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      className="flex-1"
      title="No runs yet"
      command={command(props.experimentId)}
      action={props.arrived > 0 ? <Button onClick={props.onReload}>Show what has arrived</Button> : undefined}
    >
      A run appears here, without a reload, as soon as a client logs it.
    </EmptyState>
  );
}
