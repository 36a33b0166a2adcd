"""A plain PyTorch loop, Lightning and Keras: curves, settings, checkpoints, a model that comes back and predicts."""

import uuid

import lightning
import mlflow
import numpy as np
import torch
from lightning.pytorch.loggers import MLFlowLogger
from torch import nn

EPOCHS = 5


def lines():
    """64 points of y = 2x + 1, the same at each call."""
    x = torch.linspace(-1, 1, 64).unsqueeze(1)
    return x, 2 * x + 1


def test_a_loop_logs_its_curve_and_a_model_that_predicts(client, experiment):
    x, y = lines()
    model = nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    with mlflow.start_run() as run:
        for epoch in range(EPOCHS):
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(x), y)
            loss.backward()
            optimizer.step()
            mlflow.log_metric("loss", loss.item(), step=epoch)
        name = f"line-{uuid.uuid4().hex[:8]}"
        mlflow.pytorch.log_model(model, name="line", input_example=x.numpy(), registered_model_name=name)
    curve = client.get_metric_history(run.info.run_id, "loss")
    assert [point.step for point in curve] == list(range(EPOCHS))
    assert curve[-1].value < curve[0].value
    client.set_registered_model_alias(name, "champion", "1")
    predicted = mlflow.pyfunc.load_model(f"models:/{name}@champion").predict(x.numpy())
    assert np.allclose(predicted, model(x).detach().numpy(), atol=1e-6)


class Line(lightning.LightningModule):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(1, 1)
        self.save_hyperparameters({"width": 1})

    def training_step(self, batch):
        x, y = batch
        loss = nn.functional.mse_loss(self.layer(x), y)
        self.log("loss", loss, on_step=False, on_epoch=True)
        return loss

    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), lr=0.1)


def test_the_logger_of_lightning_keeps_curves_params_and_checkpoints(client, tmp_path):
    data = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(*lines()), batch_size=16)
    logger = MLFlowLogger(experiment_name=f"lightning {uuid.uuid4().hex[:8]}", log_model=True)
    trainer = lightning.Trainer(
        max_epochs=EPOCHS, logger=logger, default_root_dir=tmp_path, accelerator="cpu", enable_progress_bar=False
    )
    trainer.fit(Line(), data)
    run = client.get_run(logger.run_id)
    assert (run.info.status, run.data.params["width"]) == ("FINISHED", "1")
    assert len(client.get_metric_history(logger.run_id, "loss")) == EPOCHS
    (checkpoint,) = client.list_artifacts(logger.run_id)
    files = [file.path for file in client.list_artifacts(logger.run_id, checkpoint.path)]
    assert f"{checkpoint.path}/{checkpoint.path}.ckpt" in files


def test_the_callback_for_keras_keeps_curve_settings_and_summary(client, experiment, monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "torch")
    import keras

    x, y = (tensor.numpy() for tensor in lines())
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse")
    with mlflow.start_run() as run:
        model.fit(x, y, epochs=EPOCHS, verbose=0, callbacks=[mlflow.keras.MlflowCallback()])
    assert len(client.get_metric_history(run.info.run_id, "loss")) == EPOCHS
    assert client.get_run(run.info.run_id).data.params["optimizer_name"] == "sgd"
    assert [file.path for file in client.list_artifacts(run.info.run_id)] == ["model_summary.txt"]
