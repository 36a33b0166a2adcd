"""Traces, scorers and evaluation datasets are not served: training goes on, and a question is refused at once."""

import mlflow
import pytest
from mlflow.exceptions import MlflowException
from releases import since_2, since_3

pytestmark = since_2


def test_a_traced_function_answers_and_its_run_is_kept(client, experiment):
    @mlflow.trace
    def double(x):
        return x * 2

    with mlflow.start_run() as run:
        assert double(21) == 42
        mlflow.log_metric("answer", 42)
    if hasattr(mlflow, "flush_trace_async_logging"):
        mlflow.flush_trace_async_logging()
    stored = client.get_run(run.info.run_id)
    assert (stored.info.status, stored.data.metrics) == ("FINISHED", {"answer": 42.0})


def test_a_search_for_traces_is_refused_at_once(client, experiment):
    with pytest.raises(MlflowException, match="(?i)not served|not found|ENDPOINT_NOT_FOUND"):
        client.search_traces([experiment])


@since_3
def test_scorers_are_refused_at_once(experiment):
    from mlflow.genai.scorers import list_scorers

    with pytest.raises(MlflowException, match="(?i)not served|not found|ENDPOINT_NOT_FOUND"):
        list_scorers(experiment_id=experiment)


@since_3
def test_evaluation_datasets_are_refused_at_once(experiment):
    with pytest.raises(MlflowException, match="(?i)not served|not found|ENDPOINT_NOT_FOUND"):
        mlflow.genai.datasets.create_dataset(name="questions", experiment_id=[experiment])
