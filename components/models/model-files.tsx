"use client";

import { SentenceSection } from "#components/common/card-section.tsx";
import type { ArtifactPage } from "#server/domain/artifacts/index.ts";
import { ModelContents } from "./model-contents.tsx";

/** Where a model's files are and the first of them, or the sentence that says where else they are kept. */
export type ModelFiles = { folder: string; first: ArtifactPage } | string;

/** What the files of a model say of it, or where they are kept. */
export function WhatFilesSay(props: { files: ModelFiles; teamSlug: string; isGrowing: boolean }) {
  const { files, ...rest } = props;
  if (typeof files !== "string") return <ModelContents {...files} {...rest} />;
  return <SentenceSection title="Model" says={files} />;
}
