"""Optuna studies that live in MLflow runs: MLflow's own storage for many workers, and Optuna's callback."""

import multiprocessing
import uuid

import mlflow
import pytest
from releases import since_3

pytestmark = since_3

WORKERS, TRIALS = 4, 5


@pytest.fixture
def optuna():
    return pytest.importorskip("optuna")


def parabola(trial):
    x = trial.suggest_float("x", -10, 10)
    kind = trial.suggest_categorical("kind", ["plain", "名前"])
    trial.set_user_attr("worker", multiprocessing.current_process().name)
    trial.report(abs(x), step=0)
    return x * x + (0 if kind == "plain" else 1)


def search(experiment_id, study_name, seed):
    import optuna
    from mlflow.optuna.storage import MlflowStorage

    storage = MlflowStorage(experiment_id=experiment_id)
    study = optuna.load_study(study_name=study_name, storage=storage, sampler=optuna.samplers.RandomSampler(seed))
    study.optimize(parabola, n_trials=TRIALS)
    storage.flush_all_batches()


def test_a_study_of_four_processes_keeps_every_trial(optuna, client, experiment):
    from mlflow.optuna.storage import MlflowStorage

    name = f"study {uuid.uuid4().hex[:8]}"
    optuna.create_study(study_name=name, storage=MlflowStorage(experiment_id=experiment), direction="minimize")
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=search, args=(experiment, name, seed)) for seed in range(WORKERS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * WORKERS
    study = optuna.load_study(study_name=name, storage=MlflowStorage(experiment_id=experiment))
    assert len(study.trials) == WORKERS * TRIALS
    assert {trial.state for trial in study.trials} == {optuna.trial.TrialState.COMPLETE}
    assert len({trial.user_attrs["worker"] for trial in study.trials}) == WORKERS
    for trial in study.trials:
        x = trial.params["x"]
        assert trial.value == x * x + (0 if trial.params["kind"] == "plain" else 1)
        assert trial.intermediate_values == {0: abs(x)}
    assert study.best_value == min(trial.value for trial in study.trials)
    parent = client.search_runs([experiment], f"run_name = '{name}'")[0].info.run_id
    assert len(client.search_runs([experiment], f"tags.mlflow.parentRunId = '{parent}'")) == WORKERS * TRIALS


def test_the_callback_logs_a_run_for_each_trial(optuna, client):
    integration = pytest.importorskip("optuna_integration")
    name = f"callback {uuid.uuid4().hex[:8]}"
    callback = integration.MLflowCallback(tracking_uri=mlflow.get_tracking_uri(), metric_name="loss")
    study = optuna.create_study(study_name=name, sampler=optuna.samplers.RandomSampler(seed=1))
    study.optimize(parabola, n_trials=TRIALS, callbacks=[callback])
    runs = client.search_runs([client.get_experiment_by_name(name).experiment_id])
    assert {(float(run.data.params["x"]), run.data.metrics["loss"]) for run in runs} == {
        (trial.params["x"], trial.value) for trial in study.trials
    }
