"""Trains the models of the sample team and logs them with the unmodified MLflow client.

    MLFLOW_TRACKING_URI=http://localhost:3000 MLFLOW_TRACKING_TOKEN=… python db/seed/sample/train.py

Nothing here is made up: the data sets come with scikit-learn, the curves are what the libraries report.
"""

import itertools
import os
import tempfile
import time
import warnings

import lightgbm
import matplotlib
import mlflow
import numpy as np
import pandas as pd
from mlflow.entities import Metric
from mlflow.models import infer_signature
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import ConfusionMatrixDisplay, accuracy_score, f1_score, log_loss, mean_absolute_error, r2_score, recall_score
from sklearn.model_selection import StratifiedKFold, train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402

warnings.filterwarnings("ignore")
client = mlflow.MlflowClient()
requirements = ["scikit-learn==1.9.1", "lightgbm==4.7.0", "pandas", "matplotlib", "mlflow==3.17.2"]


def main():
    classify_tumours()
    boost_diabetes()
    learn_digits()
    release_classifiers()
    release_boosting()


def classify_tumours():
    """Cross-validated classifiers: one parent run a model, one child a fold."""
    describe("tumour-classifier", "Benign or malignant? **Recall matters**: a missed tumour costs more than a second look.")
    data = load_breast_cancer(as_frame=True)
    dataset = mlflow.data.from_pandas(data.frame, name="breast-cancer", targets="target")
    models = [
        ("logistic-regression", {"C": c}, lambda C: make_pipeline(StandardScaler(), LogisticRegression(C=C)))
        for c in (0.01, 0.1, 1.0, 10.0)
    ]
    models += [
        ("random-forest", {"n_estimators": n, "max_depth": d}, lambda **p: RandomForestClassifier(random_state=7, **p))
        for n, d in itertools.product((20, 100, 300), (3, 8))
    ]
    models += [
        ("gradient-boosting", {"learning_rate": lr}, lambda **p: GradientBoostingClassifier(random_state=7, **p))
        for lr in (0.01, 0.1, 0.5)
    ]
    for kind, params, make in models:
        name = "-".join([kind, *(f"{value:g}" for value in params.values())])
        with mlflow.start_run(run_name=name):
            mlflow.log_params({"model": kind, **params, "folds": 5, "seed": 7})
            mlflow.log_input(dataset, context="training")
            scores = [fold(make(**params), data, i, split) for i, split in enumerate(splits(data))]
            mlflow.log_metrics({key: float(np.mean([score[key] for score in scores])) for key in scores[0]})
            mlflow.log_metric("accuracy_std", float(np.std([score["accuracy"] for score in scores])))
            mlflow.log_text("\n".join(requirements), "requirements.txt")


def splits(data):
    return StratifiedKFold(5, shuffle=True, random_state=7).split(data.data, data.target)


def fold(model, data, index, split):
    train, test = split
    with mlflow.start_run(run_name=f"fold-{index + 1}", nested=True):
        model.fit(data.data.iloc[train], data.target.iloc[train])
        truth, predicted = data.target.iloc[test], model.predict(data.data.iloc[test])
        score = {
            "accuracy": accuracy_score(truth, predicted),
            "f1": f1_score(truth, predicted),
            "log_loss": log_loss(truth, model.predict_proba(data.data.iloc[test])),
        }
        mlflow.log_metrics(score)
        mlflow.log_param("fold", index + 1)
        figure, axes = pyplot.subplots(figsize=(4, 3.4))
        ConfusionMatrixDisplay.from_predictions(truth, predicted, ax=axes, colorbar=False)
        figure.tight_layout()
        mlflow.log_figure(figure, "confusion-matrix.png", save_kwargs={"dpi": 80})
        pyplot.close(figure)
    return score


def boost_diabetes():
    """Boosting with long curves: a point for each of 2,000 rounds."""
    describe("diabetes-boosting", "Progression after one year, LightGBM. Watch where validation turns: only the release stops there.")
    data = load_diabetes(as_frame=True)
    train_x, test_x, train_y, test_y = train_test_split(data.data, data.target, test_size=0.25, random_state=7)
    dataset = mlflow.data.from_pandas(data.frame, name="diabetes", targets="target")
    for rate, leaves in itertools.product((0.003, 0.01, 0.03, 0.1), (4, 15)):
        rounds = 2000
        params = {"objective": "regression", "metric": ["l2", "l1"], "learning_rate": rate, "num_leaves": leaves}
        params |= {"verbosity": -1, "seed": 7, "num_threads": 1, "bagging_fraction": 0.8, "bagging_freq": 1}
        with mlflow.start_run(run_name=f"lgbm-{rate:g}-{leaves}") as run:
            mlflow.log_params({**params, "rounds": rounds})
            mlflow.log_input(dataset, context="training")
            curves = {}
            model = lightgbm.train(
                params,
                lightgbm.Dataset(train_x, train_y),
                num_boost_round=rounds,
                valid_sets=[lightgbm.Dataset(train_x, train_y), lightgbm.Dataset(test_x, test_y)],
                valid_names=["train", "validation"],
                callbacks=[lightgbm.record_evaluation(curves), log_rounds(run.info.run_id)],
            )
            mlflow.log_metric("best_l2", float(np.min(curves["validation"]["l2"])))
            importance = pd.DataFrame(
                {"feature": train_x.columns, "gain": model.feature_importance("gain"), "splits": model.feature_importance()}
            ).sort_values("gain", ascending=False)
            with tempfile.TemporaryDirectory() as folder:
                importance.to_csv(os.path.join(folder, "feature-importance.csv"), index=False)
                mlflow.log_artifact(os.path.join(folder, "feature-importance.csv"))
            mlflow.log_text("\n".join(requirements), "requirements.txt")


def log_rounds(run_id, every=100):
    """Sends what each round measured, a hundred rounds at a time, with the time it was measured."""
    waiting = []

    def callback(env):
        now = int(time.time() * 1000)
        for name, metric, value, _ in env.evaluation_result_list:
            waiting.append(Metric(f"{name}/{metric}", value, now, env.iteration))
        if len(waiting) >= every * 4 or env.iteration + 1 == env.end_iteration:
            client.log_batch(run_id, metrics=list(waiting))
            waiting.clear()

    return callback


def learn_digits():
    """A small neural network, epoch by epoch. One run is meant to fail, and fails as it failed here."""
    describe("digits-mlp", "8×8 digits, one hidden layer. Without a nonlinearity and with learning rate 3 it diverges: that is what the failed run shows.")
    features, target = load_digits(return_X_y=True)
    train_x, test_x, train_y, test_y = train_test_split(features / 16, target, test_size=0.3, random_state=7)
    for rate, width in itertools.product((0.01, 0.1, 0.5), (16, 64)):
        train_digits(rate, width, train_x, test_x, train_y, test_y)
    try:
        train_digits(3.0, 64, train_x, test_x, train_y, test_y, activation="identity")
    except ValueError as error:
        print(f"diverged as expected: {error}")


def train_digits(rate, width, train_x, test_x, train_y, test_y, activation="relu", epochs=250):
    model = MLPClassifier(
        hidden_layer_sizes=(width,),
        activation=activation,
        solver="sgd",
        learning_rate_init=rate,
        momentum=0.9,
        random_state=7,
    )
    with mlflow.start_run(run_name=f"mlp-{width}-lr-{rate:g}"):
        mlflow.log_params({"hidden": width, "activation": activation, "learning_rate": rate, "momentum": 0.9, "epochs": epochs, "seed": 7})
        for epoch in range(epochs):
            model.partial_fit(train_x, train_y, classes=np.arange(10))
            probabilities = model.predict_proba(test_x)
            mlflow.log_metrics(
                {
                    "train/loss": float(model.loss_),
                    "validation/loss": float(log_loss(test_y, probabilities)) if np.isfinite(probabilities).all() else float("nan"),
                    "validation/accuracy": float(accuracy_score(test_y, probabilities.argmax(axis=1))),
                },
                step=epoch,
            )
        mlflow.log_table({"digit": test_y[:50].tolist(), "predicted": model.predict(test_x[:50]).tolist()}, "predictions.json")
        mlflow.log_text("\n".join(requirements), "requirements.txt")


def release_classifiers():
    """A version a kind of classifier, trained on three quarters and judged on the quarter it has not seen."""
    name = "tumour-classifier"
    mlflow.set_experiment(name)
    frame = load_breast_cancer(as_frame=True).frame
    train, test = train_test_split(frame, test_size=0.25, random_state=7, stratify=frame["target"])
    kinds = [
        ("random-forest", RandomForestClassifier(n_estimators=20, max_depth=3, random_state=7)),
        ("gradient-boosting", GradientBoostingClassifier(learning_rate=0.1, n_estimators=50, random_state=7)),
        ("logistic-regression", make_pipeline(StandardScaler(), LogisticRegression(C=0.1))),
    ]
    scores = []
    for kind, model in kinds:
        with mlflow.start_run(run_name=f"release-{kind}"):
            mlflow.log_params({"model": kind, "seed": 7, "test_size": 0.25})
            features, held_out = log_split(train, test, "breast-cancer")
            model.fit(features, train["target"])
            info = mlflow.sklearn.log_model(
                model,
                name="classifier",
                registered_model_name=name,
                signature=infer_signature(features, model.predict(features)),
                input_example=features.head(3),
                pip_requirements=["mlflow==3.17.2", "scikit-learn==1.9.1", "cloudpickle"],
                serialization_format="cloudpickle",
            )
            score = judge_classifier(model, test)
            mlflow.log_metrics(score, model_id=info.model_id, dataset=held_out)
            note = f"Finds **{score['malignant_recall']:.1%}** of the malignant tumours it has not seen, at a log loss of {score['log_loss']:.3f}."
            mlflow.set_tag("mlflow.note.content", note)
            client.update_model_version(name, info.registered_model_version, note)
            scores.append((-score["malignant_recall"], score["log_loss"], info.registered_model_version))
    client.update_registered_model(
        name,
        "Benign (1) or malignant (0), from 30 measurements of a fine-needle sample. "
        "The **champion** finds most malignant tumours in the held-out quarter; the **challenger** comes next.",
    )
    client.set_registered_model_tag(name, "data", "breast-cancer")
    name_best_two(name, scores)


def judge_classifier(model, test):
    features, truth = test.drop(columns="target"), test["target"]
    predicted = model.predict(features)
    return {
        "accuracy": accuracy_score(truth, predicted),
        "f1": f1_score(truth, predicted),
        "log_loss": log_loss(truth, model.predict_proba(features)),
        "malignant_recall": recall_score(truth, predicted, pos_label=0),
    }


def release_boosting():
    """Two boosted models of one learning rate: as many rounds as were asked for, and those until validation turned."""
    name = "diabetes-progression"
    mlflow.set_experiment("diabetes-boosting")
    frame = load_diabetes(as_frame=True).frame
    rest, test = train_test_split(frame, test_size=0.25, random_state=7)
    train, validation = train_test_split(rest, test_size=0.2, random_state=7)
    scores = []
    for stops_early in (False, True):
        params = {"objective": "regression", "learning_rate": 0.1, "num_leaves": 4, "verbosity": -1, "seed": 7, "num_threads": 1}
        with mlflow.start_run(run_name="release-stopped-early" if stops_early else "release-200-rounds"):
            mlflow.log_params({**params, "rounds": 200, "early_stopping": stops_early})
            features, held_out = log_split(train, test, "diabetes")
            model = lightgbm.train(
                params,
                lightgbm.Dataset(features, train["target"]),
                num_boost_round=200,
                valid_sets=[lightgbm.Dataset(validation.drop(columns="target"), validation["target"])],
                callbacks=[lightgbm.early_stopping(20, verbose=False)] if stops_early else [],
            )
            info = mlflow.lightgbm.log_model(
                model,
                name="booster",
                registered_model_name=name,
                signature=infer_signature(features, model.predict(features)),
                input_example=features.head(3),
                pip_requirements=["mlflow==3.17.2", "lightgbm==4.7.0"],
            )
            truth, predicted = test["target"], model.predict(test.drop(columns="target"))
            score = {"mae": mean_absolute_error(truth, predicted), "r2": r2_score(truth, predicted)}
            mlflow.log_metrics({**score, "trees": model.num_trees()}, model_id=info.model_id, dataset=held_out)
            client.update_model_version(
                name,
                info.registered_model_version,
                f"{model.num_trees()} trees; off by **{score['mae']:.1f}** on average on data it has not seen.",
            )
            scores.append((score["mae"], info.registered_model_version))
    client.update_registered_model(name, "Progression of diabetes after one year, from ten measurements at its start.")
    client.set_registered_model_tag(name, "data", "diabetes")
    name_best_two(name, scores)


def log_split(train, test, name):
    """Logs both parts as datasets; answers the features to train on and the dataset to judge on."""
    mlflow.log_input(mlflow.data.from_pandas(train, name=f"{name}-train", targets="target"), context="training")
    held_out = mlflow.data.from_pandas(test, name=f"{name}-held-out", targets="target")
    mlflow.log_input(held_out, context="evaluation")
    return train.drop(columns="target"), held_out


def name_best_two(name, scores):
    """The version with the lowest score becomes champion, the next one challenger."""
    for alias, score in zip(("champion", "challenger"), sorted(scores)):
        client.set_registered_model_alias(name, alias, score[-1])


def describe(name, text):
    experiment = mlflow.set_experiment(name)
    client.set_experiment_tag(experiment.experiment_id, "mlflow.note.content", text)


main()
