"use client";

import dynamic from "next/dynamic";
import { Markdown } from "#components/common/markdown.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { DocumentPreview } from "./document-preview.tsx";
import { FileFacts } from "./file-facts.tsx";
import { parseStepName } from "./image-steps.ts";
import { MediaPreview } from "./media-preview.tsx";
import { PdfPreview } from "./pdf-preview.tsx";
import { PicturePreview } from "./picture-preview.tsx";
import { planPreview, separatedBytesMax, textBytesMax, wholeBytesMax } from "./preview-plan.ts";
import type { PreviewedFile } from "./previewed-file.ts";
import { StepSlider } from "./step-slider.tsx";
import { TextPreview } from "./text-preview.tsx";
import { WithText } from "./with-text.tsx";

const loading = () => <Skeleton className="m-4 h-64" />;
const JsonPreview = dynamic(() => import("./json-preview.tsx").then((module) => module.JsonPreview), {
  loading,
});
const ModelPreview = dynamic(() => import("./model-preview.tsx").then((module) => module.ModelPreview), {
  loading,
});
const NotebookPreview = dynamic(
  () => import("./notebook-preview.tsx").then((module) => module.NotebookPreview),
  { loading },
);
const ParquetPreview = dynamic(
  () => import("./parquet-preview.tsx").then((module) => module.ParquetPreview),
  { loading },
);
const SeparatedPreview = dynamic(
  () => import("./separated-preview.tsx").then((module) => module.SeparatedPreview),
  { loading },
);
const TensorPreview = dynamic(() => import("./tensor-preview.tsx").then((module) => module.TensorPreview), {
  loading,
});

type BodyProps = { root: string; path: string; file: PreviewedFile };

/** What can be shown of a file, by its kind. Readers that few files need are loaded with the first such file. */
export function PreviewBody({ root, path, file }: BodyProps) {
  const plan = planPreview(file.name, file.sizeBytes);
  switch (plan.kind) {
    case "image":
      return <Picture root={root} path={path} file={file} />;
    case "audio":
    case "video":
      return <MediaPreview file={file} kind={plan.kind} />;
    case "document":
      return <DocumentPreview file={file} />;
    case "pdf":
      return <PdfPreview file={file} />;
    case "parquet":
      return <ParquetPreview file={file} />;
    case "tensors":
      return <TensorPreview file={file} format={plan.format} />;
    case "facts":
      return <FileFacts file={file} reason={plan.reason} warning={plan.warning} />;
    case "json":
      return (
        <WithText file={file} bytes={wholeBytesMax}>
          {(text) => <JsonPreview file={file} text={text} />}
        </WithText>
      );
    case "notebook":
      return (
        <WithText file={file} bytes={wholeBytesMax}>
          {(text) => <NotebookPreview text={text} />}
        </WithText>
      );
    case "markdown":
      return (
        <WithText file={file} bytes={textBytesMax}>
          {(text) => <Markdown text={text} className="p-4" />}
        </WithText>
      );
    case "model":
      return (
        <WithText file={file} bytes={textBytesMax}>
          {(text) => <ModelPreview name={file.name} text={text} />}
        </WithText>
      );
    case "separated":
      return (
        <WithText file={file} bytes={separatedBytesMax}>
          {(text, isCut) => (
            <SeparatedPreview file={file} text={text} isCut={isCut} separator={plan.separator} />
          )}
        </WithText>
      );
    case "text":
      return (
        <WithText file={file} bytes={textBytesMax}>
          {(text) => <TextPreview text={text} language={plan.language} />}
        </WithText>
      );
  }
}

/** A picture of a step is shown among those of the other steps. */
function Picture({ root, path, file }: BodyProps) {
  const step = parseStepName(file.name);
  if (step === undefined || step.isThumbnail) return <PicturePreview file={file} />;
  return <StepSlider root={root} path={path} toAddress={file.toAddress} />;
}
