"use client";

import type { Folder } from "#components/artifacts/read-folder.ts";
import { SentenceSection } from "#components/common/card-section.tsx";
import { ModelContents } from "./model-contents.tsx";

/** What the files of a model say of it, or where they are kept. */
export function WhatFilesSay(props: { files: Folder; teamSlug: string; isGrowing: boolean }) {
  const { files, ...rest } = props;
  if (typeof files !== "string") return <ModelContents {...files} {...rest} />;
  return <SentenceSection title="Model" says={files} />;
}
