"""The Trainer of Transformers with `report_to="mlflow"`, on a model of a few thousand weights made on the spot."""

import pathlib

import mlflow
import torch
from transformers import BertConfig, BertForSequenceClassification, Trainer, TrainingArguments

STEPS = 6


class Sentences(torch.utils.data.Dataset):
    """32 random sentences of eight words with a label each."""

    def __init__(self):
        generator = torch.Generator().manual_seed(0)
        self.words = torch.randint(0, 50, (32, 8), generator=generator)

    def __len__(self):
        return len(self.words)

    def __getitem__(self, index):
        return {"input_ids": self.words[index], "labels": self.words[index].sum() % 2}


def test_the_trainer_reports_its_curve_params_and_checkpoints(client, experiment, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_MLFLOW_LOG_ARTIFACTS", "1")
    config = BertConfig(
        vocab_size=50, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16, num_labels=2
    )
    arguments = TrainingArguments(
        output_dir=str(tmp_path),
        report_to="mlflow",
        run_name="tiny bert",
        max_steps=STEPS,
        logging_steps=1,
        save_steps=STEPS,
        per_device_train_batch_size=8,
        use_cpu=True,
        disable_tqdm=True,
    )
    model = BertForSequenceClassification(config)
    with mlflow.start_run(run_name="tiny bert") as run:
        Trainer(model=model, args=arguments, train_dataset=Sentences()).train()
        info = mlflow.pytorch.log_model(model, name="bert", serialization_format="pickle")
    stored = client.get_run(run.info.run_id)
    assert [point.step for point in client.get_metric_history(run.info.run_id, "loss")] == list(range(1, STEPS + 1))
    assert stored.data.params["hidden_size"] == "16"
    (checkpoint,) = mlflow.search_logged_models(
        [experiment], filter_string=f"name = 'checkpoint-{STEPS}'", output_format="list"
    )
    assert checkpoint.source_run_id == run.info.run_id
    folder = pathlib.Path(mlflow.artifacts.download_artifacts(f"models:/{checkpoint.model_id}"))
    assert list(folder.rglob("model.safetensors"))
    loaded = mlflow.pytorch.load_model(info.model_uri)
    assert torch.equal(loaded.classifier.weight, model.classifier.weight)
